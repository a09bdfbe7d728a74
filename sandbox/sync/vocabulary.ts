// Attributes, functions and operators of the synchronization service, as data. Written by scripts/derive-graph-types.ts.
import table from '../data/synchronization.json' with { type: 'json' };

export interface SyncAttribute {
  name: string;
  type: string;
  multivalued: boolean;
  source: boolean;
  target: boolean;
  addable: boolean;
  filter: boolean;
}
export interface SyncFunction {
  name: string;
  min: number;
  max: number | null;
  keys: string[];
  parameters: { name: string; required: boolean; repeating: boolean }[];
}
export interface SyncOperator {
  name: string;
  unary: boolean;
}

export const ATTRIBUTES: readonly SyncAttribute[] = table.attributes;
export const FUNCTIONS: readonly SyncFunction[] = table.functions;
export const OPERATORS: readonly SyncOperator[] = table.operators;

export const attributeNamed = (name: string): SyncAttribute | undefined => ATTRIBUTES.find(attribute => attribute.name === name);
export const functionNamed = (name: string): SyncFunction | undefined => FUNCTIONS.find(fn => fn.name === name);
