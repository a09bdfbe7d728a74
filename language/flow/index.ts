/** Which link writes what a rule reads: pure over the topology. */
export { type AttributeReading, type AttributeWrite, attributeFlows } from './attribute-flows.ts';
export { describeReadings, describeRow } from './describe.ts';
export { placeOf, readingsAt, readingsOf, rowAt } from './find.ts';
export { sentUser } from './sent-user.ts';
