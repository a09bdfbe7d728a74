/** Entra's sub-languages, evaluated on a user without a tenant at hand. */
export { evaluateExpression } from './expression.ts';
export { evaluateFilter, type Verdict } from './filter.ts';
export { type Failed, isFailed, isUnknown, isValue, type Outcome, type Unknown, type Value } from './outcome.ts';
export { textOf } from './places.ts';
export { evaluateRule } from './rule.ts';
export { attributeOf, sampleUser, type UserValues } from './user.ts';
