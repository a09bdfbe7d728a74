/** A JSON value as Graph sends and takes it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member, when the value is an object that has it. */
export const member = (value: Json | undefined, name: string): Json | undefined => (isObject(value) ? value[name] : undefined);

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const items = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

export const objects = (value: Json | undefined): readonly JsonObject[] => items(value).filter(isObject);

/** Without what the service adds about the answer; types stay. */
export function withoutAnnotations(value: Json): Json {
  if (Array.isArray(value)) return value.map(item => withoutAnnotations(item as Json));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name, item]) => item !== undefined && (!name.includes('@odata.') || name === '@odata.type'));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutAnnotations(item as Json)]));
}
