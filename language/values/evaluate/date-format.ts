import { unknown } from './outcome.ts';

/** Custom date formats of .NET, as far as they do not depend on a culture. */
const parts: { readonly [token: string]: { readonly pattern: string; readonly write: (date: Date) => string } } = {
  yyyy: { pattern: '(?<year>\\d{4})', write: date => String(date.getUTCFullYear()).padStart(4, '0') },
  MM: { pattern: '(?<month>\\d{2})', write: date => two(date.getUTCMonth() + 1) },
  M: { pattern: '(?<month>\\d{1,2})', write: date => String(date.getUTCMonth() + 1) },
  dd: { pattern: '(?<day>\\d{2})', write: date => two(date.getUTCDate()) },
  d: { pattern: '(?<day>\\d{1,2})', write: date => String(date.getUTCDate()) },
  HH: { pattern: '(?<hour>\\d{2})', write: date => two(date.getUTCHours()) },
  H: { pattern: '(?<hour>\\d{1,2})', write: date => String(date.getUTCHours()) },
  hh: { pattern: '(?<half>\\d{2})', write: date => two(date.getUTCHours() % 12 || 12) },
  h: { pattern: '(?<half>\\d{1,2})', write: date => String(date.getUTCHours() % 12 || 12) },
  mm: { pattern: '(?<minute>\\d{2})', write: date => two(date.getUTCMinutes()) },
  m: { pattern: '(?<minute>\\d{1,2})', write: date => String(date.getUTCMinutes()) },
  ss: { pattern: '(?<second>\\d{2})', write: date => two(date.getUTCSeconds()) },
  s: { pattern: '(?<second>\\d{1,2})', write: date => String(date.getUTCSeconds()) },
  fff: { pattern: '(?<millisecond>\\d{3})', write: date => String(date.getUTCMilliseconds()).padStart(3, '0') },
  tt: { pattern: '(?<designator>[AaPp][Mm])', write: date => (date.getUTCHours() < 12 ? 'AM' : 'PM') },
};

const two = (number: number): string => String(number).padStart(2, '0');

/** The pieces of a format: known parts, and texts that stand for themselves. */
function piecesOf(format: string): readonly { readonly token?: string; readonly text: string }[] {
  return [...format.matchAll(/'([^']*)'|"([^"]*)"|\\(.)|([a-zA-Z])\4*|[\s\S]/g)].map(match => {
    const [whole, single, double, escaped, letter] = match;
    if (letter === undefined) return { text: single ?? double ?? escaped ?? whole };
    // A single part alone is one of .NET's standard formats.
    if (!Object.hasOwn(parts, whole)) {
      if (letter !== 'T' && letter !== 'Z') unknown(`the date format "${whole}" is left to the service`);
      return { text: whole };
    }
    return { token: whole, text: whole };
  });
}

export function formatDate(date: Date, format: string): string {
  if (format.length === 1) unknown(`the date format "${format}" is left to the service`);
  return piecesOf(format)
    .map(({ token, text }) => (token === undefined ? text : (parts[token]?.write(date) ?? text)))
    .join('');
}

/** The date in UTC; nothing where the text does not have the format. */
export function parseDate(text: string, format: string): Date | undefined {
  const pieces = piecesOf(format);
  const named = pieces.flatMap(({ token }) => (token === undefined ? [] : [/<(\w+)>/.exec(parts[token]?.pattern ?? '')?.[1] ?? '']));
  if (new Set(named).size < named.length || format.length === 1) unknown(`the date format "${format}" is left to the service`);
  const pattern = pieces.map(({ token, text }) => (token === undefined ? escaped(text) : parts[token]?.pattern)).join('');
  const groups = new RegExp(`^\\s*${pattern}\\s*$`).exec(text)?.groups;
  if (!groups) return undefined;
  if (groups['year'] === undefined || groups['month'] === undefined || groups['day'] === undefined)
    unknown('what a date without a year, month or day means is left to the service');
  const number = (name: string, otherwise = 0) => Number(groups[name] ?? otherwise);
  const afternoon = groups['designator']?.toLowerCase() === 'pm' ? 12 : 0;
  const hour = groups['half'] === undefined ? number('hour') : (number('half') % 12) + afternoon;
  const date = new Date(Date.UTC(number('year'), number('month') - 1, number('day'), hour, number('minute'), number('second'), number('millisecond')));
  const kept = date.getUTCMonth() === number('month') - 1 && date.getUTCDate() === number('day') && date.getUTCHours() === hour;
  return kept ? date : undefined;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
