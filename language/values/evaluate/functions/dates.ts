import { formatDate, parseDate } from '../date-format.ts';
import { fail, unknown } from '../outcome.ts';
import { integerAt, type Places, textAt, textOf, valueAt } from '../places.ts';
import type { Functions } from './function.ts';

export const dateFunctions: Functions = {
  CDate: places => readDate(textAt(places, 0)),
  DateAdd(places) {
    const [amount, date] = [integerAt(places, 1), dateAt(places, 2)];
    const moved = add(textAt(places, 0), amount, date);
    return Number.isNaN(moved.getTime()) ? fail('the date is out of range') : moved;
  },
  DateDiff: places => difference(textAt(places, 0), dateAt(places, 1), dateAt(places, 2)),
  DateFromNum(places) {
    const ticks = textAt(places, 0);
    if (!/^\d{1,19}$/.test(ticks)) fail('a time number of Active Directory is expected');
    return new Date(Number(BigInt(ticks) / ticksPerMillisecond) - epoch);
  },
  // The number does not fit into a floating-point one.
  NumFromDate: places => String(BigInt(readDate(textAt(places, 0)).getTime() + epoch) * ticksPerMillisecond),
  FormatDateTime(places) {
    if (places.at(1) !== undefined) unknown('DateTimeStyles are left to the service');
    const source = textAt(places, 0);
    const date = parseDate(source, textAt(places, 2)) ?? fail(`"${source}" does not have the input format`);
    return formatDate(date, textAt(places, 3));
  },
};

const ticksPerMillisecond = 10_000n;
/** Milliseconds from 1601, where Active Directory begins to count, to 1970. */
const epoch = 11_644_473_600_000;

const lengths: { readonly [interval: string]: number } = { ww: 604_800_000, d: 86_400_000, h: 3_600_000, n: 60_000, s: 1000 };

function add(interval: string, amount: number, date: Date): Date {
  const length = lengths[interval];
  if (length !== undefined) return new Date(date.getTime() + amount * length);
  if (interval !== 'yyyy' && interval !== 'm') fail('the interval is yyyy, m, d, ww, h, n or s');
  const months = interval === 'm' ? amount : amount * 12;
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), last));
  return moved;
}

/** Whole units; positive when the second date is later. */
function difference(interval: string, from: Date, to: Date): number {
  const length = lengths[interval];
  if (length !== undefined) return Math.trunc((to.getTime() - from.getTime()) / length) + 0;
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const sign = Math.sign(to.getTime() - from.getTime());
  const passed = add('m', months, from).getTime();
  const whole = sign >= 0 ? months - (passed > to.getTime() ? 1 : 0) : months + (passed < to.getTime() ? 1 : 0);
  return interval === 'm' ? whole : interval === 'yyyy' ? Math.trunc(whole / 12) + 0 : fail('the interval is yyyy, m, d, ww, h, n or s');
}

function dateAt(places: Places, place: number): Date {
  const value = valueAt(places, place);
  return value instanceof Date ? value : fail(`a date is expected: CDate("${textOf(value)}")`);
}

/** ISO 8601 and the form that CDate itself gives; .NET reads many more. */
function readDate(text: string): Date {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(text.trim());
  if (iso) {
    const [, day = '', time = '00:00', zone = 'Z'] = iso;
    const date = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}${zone}`);
    // A day that the month does not have would roll over.
    if (!Number.isNaN(date.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) return date;
    fail(`"${text}" is no date`);
  }
  return parseDate(text, 'M/d/yyyy h:mm:ss tt') ?? unknown(`whether "${text}" can be read as a date is left to the service`);
}
