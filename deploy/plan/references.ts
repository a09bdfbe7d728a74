import type { AttributeName } from '../../language/model/index.ts';
import { isObject, type Json } from '../transport/json.ts';
import type { Binding } from './plan.ts';

/** Stands in a value for something whose id is not known yet. */
export const token = (key: string, field = 'id'): string => `⟦${key}#${field}⟧`;

export const TOKEN = /⟦([^⟦⟧#]+)#(\w+)⟧/g;

/** Ids of things by key. */
export interface References {
  /** The value, or a token for it. */
  of(key: string, field?: string): string;
  binding(key: string): Binding | undefined;
}

/** The name of an attribute on the wire; extensions have a long one. */
export const attributeName = (attribute: AttributeName, references: References): string =>
  attribute.extension ? references.of(attribute.extension, 'fullName') : attribute.name;

const hasTokens = (value: Json | undefined): boolean =>
  typeof value === 'string' ? value.includes('⟦') : typeof value === 'object' && value !== null && Object.values(value).some(hasTokens);

/** Replaces every token of a value; throws when one is still unknown. */
export function fill(value: Json, lookUp: (key: string, field: string) => string | undefined): Json {
  if (!hasTokens(value)) return value;
  if (typeof value === 'string') {
    return value.replace(TOKEN, (_, key: string, field: string) => {
      const found = lookUp(key, field);
      if (found === undefined) throw new Error(`${key} has no ${field} yet.`);
      return found;
    });
  }
  if (Array.isArray(value)) return value.map(item => fill(item as Json, lookUp));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, item === undefined ? undefined : fill(item, lookUp)]));
  return value;
}
