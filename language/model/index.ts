/** The model as every other layer sees it. */
export * from './partners.ts';
export * from './query.ts';
export * from './source.ts';
export * from './topology.ts';
export * from './values.ts';
