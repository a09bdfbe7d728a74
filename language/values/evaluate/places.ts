import { fail, unknown, type Value } from './outcome.ts';

/** The places of a call. They are evaluated when they are asked for: a branch that is not taken cannot fail. */
export interface Places {
  readonly count: number;
  /** The value of a place, from 0; `undefined` where it is empty or not written. */
  at(place: number): Value | undefined;
  /** The bare word at a place, such as `vbTextCompare`. */
  word(place: number): string | undefined;
}

/** A place that has to be there, as one text. What functions make of no value is documented for a few only. */
export function textAt(places: Places, place: number): string {
  const value = valueAt(places, place);
  if (value === null) unknown('what this function gives for an empty value is not documented');
  if (isList(value)) unknown('what this function gives for several values is not documented');
  return textOf(value);
}

export function integerAt(places: Places, place: number): number {
  const value = valueAt(places, place);
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (!Number.isInteger(number)) fail('a whole number is expected');
  return number;
}

export function valueAt(places: Places, place: number): Value {
  const value = places.at(place);
  if (value === undefined) fail('a place is empty that has to be filled');
  return value;
}

/** The values of a place as a list; no value is an empty one. */
export function listAt(places: Places, place: number): readonly string[] {
  const value = valueAt(places, place);
  return value === null ? [] : isList(value) ? value : [textOf(value)];
}

export const isList = (value: Value): value is readonly string[] => Array.isArray(value);

/** A value as text: Booleans as .NET writes them, dates as `M/d/yyyy h:mm:ss tt`. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof Date) return dateText(value);
  return isList(value) ? value.join(', ') : String(value);
}

function dateText(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = date.getUTCHours();
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`;
}
