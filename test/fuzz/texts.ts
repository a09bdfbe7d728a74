import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { scan } from '../../language/services/text/scan.ts';

const root = new URL('../../examples/', import.meta.url);

/** Every topology file of the examples, by its path in their folder. */
export const examples: readonly { readonly name: string; readonly text: string }[] = readdirSync(fileURLToPath(root), { recursive: true })
  .map(String)
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => name.endsWith('.tenantry'))
  .sort()
  .map(name => ({ name, text: readFileSync(new URL(name, root), 'utf8') }));

/** One damaged text, and how it was made. */
export interface Damaged {
  readonly name: string;
  readonly how: string;
  readonly text: string;
}

const example = fc.constantFrom(...examples);
const words = [...new Set(examples.flatMap(({ text }) => scan(text).map(token => token.text)))].sort();
const word = fc.constantFrom(
  ...words,
  '<-',
  '->',
  '-any',
  '&HF',
  '!&',
  '"',
  '/*',
  '//',
  'toString',
  '__proto__',
  'constructor',
  '\\',
  '${',
  'é',
  '\u{1F600}',
  '\0',
);
const place = fc.nat(1_000_000);
const splice = (text: string, start: number, end: number, middle: string): string => text.slice(0, start) + middle + text.slice(end);

/** Changes that know tokens: swap, move, take away, write twice, put another word of the examples there. */
const tokenChange = fc.record({ type: fc.constantFrom('delete', 'double', 'replace', 'insert', 'swap', 'move'), at: place, to: place, word });

function changeToken(text: string, { type, at, to, word }: { type: string; at: number; to: number; word: string }): string {
  const tokens = scan(text);
  const one = tokens[at % Math.max(1, tokens.length)];
  const other = tokens[to % Math.max(1, tokens.length)];
  if (!one || !other) return text + word;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  switch (type) {
    case 'delete':
      return splice(text, one.start, one.end, '');
    case 'double':
      return splice(text, one.end, one.end, ` ${one.text}`);
    case 'replace':
      return splice(text, one.start, one.end, word);
    case 'insert':
      return splice(text, one.start, one.start, `${word} `);
    case 'swap':
      return first === second ? text : text.slice(0, first.start) + second.text + text.slice(first.end, second.start) + first.text + text.slice(second.end);
    // Everything between two tokens goes to the end.
    default:
      return text.slice(0, first.start) + text.slice(second.end) + text.slice(first.start, second.end);
  }
}

/** Changes that know nothing: bits and bytes of the file, read as UTF-8 afterwards. */
const byteChange = fc.record({
  at: place,
  type: fc.constantFrom('flip', 'insert', 'cut', 'repeat'),
  value: fc.nat(255),
  length: fc.integer({ min: 1, max: 60 }),
});

function changeBytes(text: string, changes: readonly { at: number; type: string; value: number; length: number }[]): string {
  let bytes = [...new TextEncoder().encode(text)];
  for (const { at, type, value, length } of changes) {
    const start = at % Math.max(1, bytes.length);
    if (type === 'flip') bytes[start] = (bytes[start] ?? 0) ^ (1 << (value % 8));
    else if (type === 'insert') bytes.splice(start, 0, ...Array.from({ length: 1 + (length % 4) }, () => value));
    else if (type === 'cut') bytes.splice(start, length);
    else bytes = [...bytes.slice(0, start + length), ...bytes.slice(start)];
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

const lineEnds: readonly (readonly [string, (text: string) => string])[] = [
  ['CRLF', text => text.replaceAll('\n', '\r\n')],
  ['CR', text => text.replaceAll('\n', '\r')],
  ['no line ends', text => text.replaceAll('\n', ' ')],
  ['line separators', text => text.replaceAll('\n', '\u2028')],
  ['byte order mark', text => `\uFEFF${text}`],
  ['NUL for spaces', text => text.replaceAll(' ', '\0')],
  ['no-break spaces', text => text.replaceAll(' ', '\u00A0')],
  ['lone surrogates', text => text.replaceAll('e', '\uD800')],
  ['letters beyond ASCII', text => text.replaceAll('a', 'ä').replaceAll('o', '\u{10400}')],
];

const openers = [
  '{',
  '(',
  '[',
  'a { ',
  'package p "P" in contoso { policy "x" { ',
  'mapping m { a <- Append(',
  '(user.a -eq ',
  'x: (',
  '"',
  '/*',
  '-not (',
  'tenants a = ',
  'mesh a, ',
];
const repeated = [
  'a ',
  '"a" ',
  'a, ',
  'a.',
  '-eq ',
  '\n',
  '\\"',
  '[a] ',
  'a: b ',
  'sync a -> b { }\n',
  'import "./x.tenantry"\n',
  '// a\n',
  'a <- b\n',
  'in ',
  '9',
];

/** Any damage that a file can suffer. `large`: also files of up to a megabyte. */
export function damaged(large: boolean): fc.Arbitrary<Damaged> {
  const times = fc.integer({ min: 1, max: large ? 200_000 : 4_000 });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(example, fc.array(tokenChange, { minLength: 1, maxLength: 8 }))
        .map(([{ name, text }, changes]) => ({ name, how: 'tokens', text: changes.reduce(changeToken, text) })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(example, fc.array(byteChange, { minLength: 1, maxLength: 12 }))
        .map(([{ name, text }, changes]) => ({ name, how: 'bytes', text: changeBytes(text, changes) })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(example, place, place)
        .map(([{ name, text }, at, end]) => ({ name, how: 'half-typed', text: text.slice(0, at % text.length) + text.slice(text.length - (end % 200)) })),
    },
    { weight: 1, arbitrary: fc.tuple(example, fc.constantFrom(...lineEnds)).map(([{ name, text }, [how, change]]) => ({ name, how, text: change(text) })) },
    {
      weight: 1,
      arbitrary: fc.tuple(example, place, fc.constantFrom(...openers), times).map(([{ name, text }, at, opener, count]) => ({
        name,
        how: `deep ${opener}`,
        text: splice(text, at % text.length, at % text.length, opener.repeat(Math.ceil(count / opener.length))),
      })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(example, place, fc.constantFrom(...repeated), times).map(([{ name, text }, at, piece, count]) => ({
        name,
        how: `long ${piece}`,
        text: splice(text, at % text.length, at % text.length, piece.repeat(Math.ceil(count / piece.length))),
      })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(example, fc.integer({ min: 2, max: large ? 200 : 8 }))
        .map(([{ name, text }, count]) => ({ name, how: 'huge', text: text.repeat(count) })),
    },
    { weight: 1, arbitrary: fc.tuple(fc.string({ unit: 'binary', maxLength: 400 }), example).map(([text, { name }]) => ({ name, how: 'noise', text })) },
  );
}
