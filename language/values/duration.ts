import type { Duration } from '../model/values.ts';
import type { Cursor } from './cursor.ts';
import { type PropertyType, words } from './property-type.ts';
import { single } from './scalars.ts';

/** Hours, days … as people write them; ISO 8601 as Graph reads them. Months and years count 30 and 365 days in `hours`. */
const units: { readonly [unit: string]: { readonly hours: number; readonly iso: (count: number) => string } } = {
  min: { hours: 1 / 60, iso: n => `PT${n}M` },
  h: { hours: 1, iso: n => `PT${n}H` },
  d: { hours: 24, iso: n => `P${n}D` },
  w: { hours: 168, iso: n => `P${n * 7}D` },
  mo: { hours: 720, iso: n => `P${n}M` },
  y: { hours: 8760, iso: n => `P${n}Y` },
};

const durationForm = 'a duration such as 8h, 30d or 2w';

/** `8h` → PT8H, `30d` → P30D, `2w` → P14D, `6mo` → P6M. */
export function parseDuration(text: string): Duration | undefined {
  const match = /^(\d{1,6})([a-z]+)$/.exec(text);
  const unit = match?.[2] ? units[match[2]] : undefined;
  if (!match?.[1] || !unit) return undefined;
  const count = Number(match[1]);
  return { text, iso: unit.iso(count), hours: count * unit.hours };
}

export function takeDuration(cursor: Cursor): Duration | undefined {
  const found = cursor.number();
  if (!found) return cursor.fail(durationForm);
  const duration = parseDuration(found.text);
  if (!duration) cursor.cx.report('bad-value', found.span, `Expected ${durationForm}, found "${found.text}". Units are min, h, d, w, mo and y.`);
  return duration;
}

export const duration: PropertyType<Duration> = {
  name: 'duration',
  form: durationForm,
  read: (value, cx) => single(value, cx, 'duration', takeDuration),
  expect: ({ before }) => (before.length === 0 ? [words('8h', '1d', '7d', '30d')] : []),
};
