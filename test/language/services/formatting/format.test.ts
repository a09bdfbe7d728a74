import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEdits, formatTopology } from '../../../../language/services/formatting/format.ts';
import { splitDeclarations } from '../../../../language/services/split.ts';
import { scan } from '../../../../language/services/text/scan.ts';
import { built, chunks, examples, fixtureTexts, withoutPlaces } from '../meaning.ts';

describe('style', () => {
  test.each(examples)('an example is in the usual form already: %#', text => {
    expect(formatTopology(text)).toBe(text);
  });

  test.each([
    ['nothing', '', ''],
    ['blanks and a comment', '\n\n  // note  \n\n\n', '// note\n'],
    ['one property per line', 'tenant a "A" {\nid:"x"  domains :"a.com" , "b.com"}', 'tenant a "A" {\n  id: "x"\n  domains: "a.com", "b.com"\n}\n'],
    [
      'arrows below each other',
      'mapping m {\n a<-"1" // one\n\n\n longer   <-  [b] on create\n}',
      'mapping m {\n  a      <- "1" // one\n\n  longer <- [b] on create\n}\n',
    ],
    ['headers', 'sync a->b ,c "D"{\n}\ntenants   t=a,\n  b', 'sync a -> b, c "D" {}\ntenants t = a, b\n'],
    ['a body in one line stays there', 'tenant a "A" {id: "x"}\ntenant b "B" { id: "y" }', 'tenant a "A" { id: "x" }\ntenant b "B" { id: "y" }\n'],
    [
      'a body in one line that is too long does not',
      `tenant a "A" { id: "x" domains: "${'y'.repeat(100)}.com" }`,
      `tenant a "A" {\n  id: "x"\n  domains: "${'y'.repeat(100)}.com"\n}\n`,
    ],
    [
      'an empty line between declarations with bodies, at most one elsewhere',
      'import "./a.tenantry"\n\n\n\nimport "./b.tenantry"\ntenant a {\n}\n// b\n// and more\ntenant b {\n id: "x"\n}\nextension e: String in a\nexisting group g in a',
      'import "./a.tenantry"\n\nimport "./b.tenantry"\ntenant a {}\n\n// b\n// and more\ntenant b {\n  id: "x"\n}\n\nextension e: String in a\nexisting group g in a\n',
    ],
    ['no empty lines beside braces', 'tenant a {\n\n  // id\n\n\n  id: "x"\n\n}', 'tenant a {\n  // id\n\n  id: "x"\n}\n'],
    [
      'nested blocks',
      'package p "P" in a {\n grants:group g\npolicy "One"{\n requestors: all users }\npolicy "Two" { when: user.a -eq "b" }\n}',
      'package p "P" in a {\n  grants: group g\n  policy "One" {\n    requestors: all users\n  }\n  policy "Two" { when: user.a -eq "b" }\n}\n',
    ],
    [
      'expressions: brackets are tight, commas are followed by a blank',
      'mapping m { a <- Replace( [ b ] ,"c" , , ,"d",, ) }',
      'mapping m { a <- Replace([b], "c", , , "d", ,) }\n',
    ],
    ['operators stay as written', 'mapping m { a <- IIF([b]="c", [d] = "e",1) }', 'mapping m { a <- IIF([b]="c", [d] = "e", 1) }\n'],
    [
      'lines that a value was broken into stay',
      'group g in a {\n members: (user.a -eq "b")\n\n -or user.c -in [\n"d",\n "e"\n]\n}',
      'group g in a {\n  members: (user.a -eq "b")\n    -or user.c -in [\n    "d",\n    "e"\n  ]\n}\n',
    ],
    [
      'comments stay in their lines',
      '/* one */ tenant a { // two\n id: /* three */"x" // four\n  // five\n } // six\n /* seven\n  eight */\ntenant b {}// nine',
      '/* one */ tenant a { // two\n  id: /* three */ "x" // four\n  // five\n} // six\n\n/* seven\n  eight */\ntenant b {} // nine\n',
    ],
    [
      'several declarations in one line',
      'tenant a {} tenant b {} existing group g in a existing group h in a',
      'tenant a {}\ntenant b {}\nexisting group g in a\nexisting group h in a\n',
    ],
    ['line ends as they are', 'tenant a {\r\nid: "x"\r\n}\r\n', 'tenant a {\r\n  id: "x"\r\n}\r\n'],
    ['a byte order mark', '\uFEFF  tenant a {}', '\uFEFFtenant a {}\n'],
  ])('%s', (_, text, expected) => {
    expect(formatTopology(text)).toBe(expected);
    expect(formatTopology(expected)).toBe(expected);
  });

  test('a header that fits no line keeps its breaks', () => {
    const names = Array.from({ length: 20 }, (_, i) => `tenant${i}`);
    const text = `tenants many =\n${names.slice(0, 10).join(',')},\n   ${names.slice(10).join(', ')}\n`;
    expect(formatTopology(text)).toBe(`tenants many =\n    ${names.slice(0, 10).join(', ')},\n    ${names.slice(10).join(', ')}\n`);
  });

  test('broken declarations stay, the others do not', () => {
    const broken = 'group  b in {\n   description :: "x"\n  }';
    expect(formatTopology(`tenant   a {}\n${broken}\n\n\n\ngroup   c in   a`)).toBe(`tenant a {}\n${broken}\n\ngroup c in a\n`);
  });

  test('a carriage return alone may end a line or not: its declaration stays', () => {
    expect(formatTopology('group   a\rin b\ngroup   c in b')).toBe('group   a\rin b\ngroup c in b\n');
  });

  test('what is too large to be read stays', () => {
    const text = `tenant   a {}\n//${'x'.repeat(10_001)}`;
    expect(formatTopology(text)).toBe(text);
  });
});

const noise = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '"',
  '->',
  '<-',
  ':',
  ',',
  '=',
  'in',
  'existing',
  'import',
  'policy',
  '-eq',
  '/*',
  '*/',
  '//',
  '\\',
  '.',
  '@',
  '\u0000',
  '-',
  '5',
];
const blanks = ['', ' ', '\n', '\n\n\n', '\r\n', '\r', '\t', ' // c\n', ' /* c */ ', '\n// c \n', '\n/* c\nd */\n', '/**/', '\u00a0', '\u2028'];

interface Change {
  readonly type: 'delete' | 'insert' | 'blank';
  readonly at: number;
  readonly what: number;
}

/** Other blanks and comments between tokens, and worse. */
function damage(text: string, changes: readonly Change[]): string {
  let damaged = text;
  for (const { type, at, what } of changes) {
    const tokens = scan(damaged);
    const i = at % Math.max(1, tokens.length);
    const token = tokens[i];
    if (!token) continue;
    const [start, end, put] =
      type === 'delete'
        ? [token.start, token.end, '']
        : type === 'insert'
          ? [token.start, token.start, ` ${noise[what % noise.length]} `]
          : [tokens[i - 1]?.end ?? 0, token.start, blanks[what % blanks.length] ?? ''];
    damaged = damaged.slice(0, start) + put + damaged.slice(end);
  }
  return damaged;
}

const change = (...types: Change['type'][]) =>
  fc.array(fc.record({ type: fc.constantFrom(...types), at: fc.nat(2000), what: fc.nat(100) }), { minLength: 1, maxLength: 12 });
const texts = fc.constantFrom(...examples, ...fixtureTexts);
const withoutBlanks = (text: string) => scan(text).map(token => (token.text.startsWith('//') ? token.text.trimEnd() : token.text));

/** Comments that share a line with something else may come to stand above the next declaration when that moves to its own. */
const meaning = (text: string, comments: boolean) => withoutPlaces(built(text).topology, ...(comments ? [] : ['documentation']));

// Messages may quote blanks.
const codes = (text: string) => built(text).problems.map(({ code }) => code);

function checkFormat(text: string, comments = false): void {
  const formatted = formatTopology(text);
  expect(formatTopology(formatted)).toBe(formatted);
  expect(withoutBlanks(formatted)).toEqual(withoutBlanks(text));
  expect(meaning(formatted, comments)).toEqual(meaning(text, comments));
  expect(codes(formatted)).toEqual(codes(text));
}

describe('whatever the text', () => {
  test('formatting fixtures twice is formatting once, and what they mean and what is wrong with them stays', () => {
    for (const text of fixtureTexts) checkFormat(text, true);
  });

  test('so it is with other blanks and comments', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, change('blank'), (text, changes) => checkFormat(damage(text, changes))),
      { numRuns: 200 },
    );
  });

  test('so it is with damaged texts', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, change('delete', 'insert', 'blank'), (text, changes) => checkFormat(damage(text, changes))),
      { numRuns: 200 },
    );
  });

  test('what the parser cannot read stays to the letter', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(texts, change('delete', 'insert', 'blank'), (text, changes) => {
        const damaged = damage(text, changes);
        const edits = formatEdits(damaged);
        const pieces = splitDeclarations(damaged);
        for (const [i, { offset, result }] of chunks(damaged).entries()) {
          if (result.parserErrors.length + result.lexerErrors.length === 0) continue;
          const tokens = scan(pieces[i]?.text ?? '').filter(({ type }) => type !== 'comment');
          const [start, end] = [offset + (tokens[0]?.start ?? 0), offset + (tokens.at(-1)?.end ?? 0)];
          expect(edits.filter(edit => edit.start < end && edit.end > start)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a text in the usual form that lost its blanks is found again', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }), (text, amounts) => {
        let i = 0;
        // Other indents, and blanks where there is one already, inside of lines.
        const shifted = text.replace(/^ +|(?<=[^ \n]) (?=[^ \n])/gm, found => ' '.repeat(found.length > 1 ? (amounts[i++ % amounts.length] ?? 0) : 1));
        expect(formatTopology(shifted)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });
});
