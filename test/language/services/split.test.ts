import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createLangiumParser, EmptyFileSystem } from 'langium';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../language/generated/ast.ts';
import { createTenantryServices } from '../../../language/index.ts';
import { buildTopology } from '../../../language/project/build.ts';
import { type Chunk, chunksOf } from '../../../language/project/chunks.ts';
import type { PieceOptions } from '../../../language/services/guarded-parser.ts';
import { recut } from '../../../language/services/recut.ts';
import { splitDeclarations } from '../../../language/services/split.ts';

const { language } = createTenantryServices({ fileSystemProvider: () => EmptyFileSystem.fileSystemProvider() });
const uri = 'file:///x.tenantry';
const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.tenantry'))
  .map(file => [file, readFileSync(`examples/${file}`, 'utf8')] as const);

/** What the parser makes of the whole text at once. */
function whole(text: string) {
  const { value } = createLangiumParser(language).parse<Document>(text);
  return buildTopology(uri, [{ uri, text, offset: 0, document: value }], [uri]);
}

function pieced(text: string) {
  const { value } = language.parser.LangiumParser.parse<Document>(text);
  return buildTopology(
    uri,
    chunksOf(value).map(({ offset, result }) => ({ uri, text, offset, document: result.value })),
    [uri],
  );
}

describe('declarations are independent texts', () => {
  test.each(examples)('%s means the same in pieces', (_, text) => {
    expect(pieced(text)).toEqual(whole(text));
  });

  test('headers over several lines, comments and sets without a body', () => {
    const text = `/* one */ tenant a "A" { id: "00000000-0000-0000-0000-00000000000a" } tenant b
"B" { id: "00000000-0000-0000-0000-00000000000b" }
tenants both =
a,
b
// above the group
existing
group g "G"
in both
group h in
a
extension x:
String
in a /* after */ catalog c in a
sync a
-> b
{
}
access a
with b { trust: mfa }`;
    expect(pieced(text)).toEqual(whole(text));
    expect(pieced(text).topology.resources).toHaveLength(6);
  });

  test('the pieces are the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...examples.map(([, text]) => text)),
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.string({ unit: 'grapheme' }),
        (text, at, length, insert) => {
          const start = at % (text.length + 1);
          const edited = text.slice(0, start) + insert + text.slice(start + length);
          const pieces = splitDeclarations(edited);
          expect(pieces.map(piece => piece.text).join('')).toBe(edited);
          for (const piece of pieces) expect(edited.startsWith(piece.text, piece.offset)).toBe(true);
        },
      ),
    );
  });

  test('an error in one declaration does not spill into the next', () => {
    const text = 'group a "A in {\ngroup b "B" in t {}\ntenant t { id: "00000000-0000-0000-0000-00000000000a" }\n}}\ngroup c in t';
    expect(pieced(text).topology.tenants).toHaveLength(1);
  });

  test('unchanged declarations keep their trees, wherever they stand', () => {
    const parse = (text: string, before: readonly Chunk[] = []) =>
      chunksOf(language.parser.LangiumParser.parse<Document>(text, { before } as PieceOptions).value);
    const declarations = ['a', 'b', 'c', 'd', 'e'].map(name => `\ntenant ${name} { }`);
    const first = parse(declarations.join(''));
    const trees = first.map(({ result }) => result);
    const inFront = parse(`\ntenant x { }${declarations.join('')}`, first);
    expect(inFront.map(({ result }) => trees.indexOf(result))).toEqual([-1, 0, 1, 2, 3, 4]);
    const moved = parse([declarations[3], declarations[0], declarations[2], declarations[0]].join(''), first);
    expect(moved.map(({ result }) => trees.indexOf(result))).toEqual([3, 0, 2, -1]);
  });

  test('after an edit the pieces are those of a text that is cut anew, each with its own tree', () => {
    const words = ['x', ' ', '\n', '{', '}', '"', '//', '/*', '*/', ' in a', 'in', '\ngroup g in a\n'];
    const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 40 }), insert: fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })) });
    const chunk = (offset: number, text: string): Chunk => ({ offset, text, result: {} as Chunk['result'] });
    fc.assert(
      fc.property(fc.constantFrom(...examples.map(([, text]) => text)), fc.array(edit, { maxLength: 6 }), (original, edits) => {
        let text = original;
        let chunks: readonly Chunk[] = splitDeclarations(text).map(piece => chunk(piece.offset, piece.text));
        for (const { at, length, insert } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + insert + text.slice(start + length);
          chunks = recut(text, chunks, () => ({}) as Chunk['result']);
          expect(chunks.map(({ offset, text: part }) => ({ offset, text: part }))).toEqual(splitDeclarations(text));
          expect(new Set(chunks.map(({ result }) => result)).size).toBe(chunks.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
