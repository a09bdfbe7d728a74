import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentsAt } from '../../../language/services/selection-range.ts';
import { examples } from './meaning.ts';
import { marked } from './workspace.ts';

const shown = (text: string) => {
  const { text: plain, offset } = marked(text);
  return extentsAt(plain, offset).map(({ start, end }) => plain.slice(start, end));
};

test('from the word to the file', () => {
  const policy = 'policy "X" {\n    when: (user.department -eq "a b")\n  }';
  const declaration = `package p in a {\n  hidden: true\n  ${policy}\n}`;
  expect(shown(`tenant a {}\n// Why.\npackage p in a {\n  hidden: true\n  policy "X" {\n    when: (user.depart<|>ment -eq "a b")\n  }\n}\n`)).toEqual([
    'department',
    'user.department',
    'user.department -eq "a b"',
    '(user.department -eq "a b")',
    'when: (user.department -eq "a b")',
    '{\n    when: (user.department -eq "a b")\n  }',
    policy,
    `hidden: true\n  ${policy}`,
    `{\n  hidden: true\n  ${policy}\n}`,
    declaration,
    `// Why.\n${declaration}`,
    `tenant a {}\n// Why.\n${declaration}\n`,
  ]);
});

test('the header of a declaration comes before its body', () => {
  const link = 'sync a -> b "X" { scope: all }';
  expect(shown('sync a<|> -> b "X" { scope: all }')).toEqual(['a', 'sync a -> b "X"', link]);
});

test('the words of a text, then the text', () => {
  expect(shown('mapping m { a <- Append([b], "c<|> d") }')).toEqual([
    'c d',
    '"c d"',
    '[b], "c d"',
    '([b], "c d")',
    'Append([b], "c d")',
    'a <- Append([b], "c d")',
    '{ a <- Append([b], "c d") }',
    'mapping m { a <- Append([b], "c d") }',
  ]);
});

test('broken text has words and pairs', () => {
  expect(shown('group g in { x: (a b<|>)')).toEqual(['b', 'a b', '(a b)', 'group g in { x: (a b)']);
});

test('at any place of any text, each one contains the one before it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...examples), fc.nat(), fc.nat({ max: 30 }), (text, at, length) => {
      const offset = at % (text.length + 1);
      const damaged = text.slice(0, offset) + text.slice(offset + length);
      const extents = extentsAt(damaged, Math.min(offset, damaged.length));
      expect(extents.at(-1)).toEqual({ start: 0, end: damaged.length });
      for (const [i, { start, end }] of extents.entries()) {
        expect(start <= offset && offset <= end).toBe(true);
        const inner = extents[i - 1];
        if (inner) expect(start <= inner.start && end >= inner.end && end - start > inner.end - inner.start).toBe(true);
      }
    }),
  );
});
