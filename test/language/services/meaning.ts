import { readdirSync, readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import type { Document } from '../../../language/generated/ast.ts';
import { createTenantryServices, type Topology } from '../../../language/index.ts';
import { type Built, buildTopology } from '../../../language/project/build.ts';
import { type Chunk, chunksOf } from '../../../language/project/chunks.ts';
import { fixtures } from '../rules/all-fixtures.ts';
import { unmarked } from '../rules/check-text.ts';

const { language } = createTenantryServices({ fileSystemProvider: () => EmptyFileSystem.fileSystemProvider() });
const uri = 'file:///x.tenantry';

export const chunks = (text: string): readonly Chunk[] => chunksOf(language.parser.LangiumParser.parse<Document>(text).value);

/** What one text means by itself. */
export const built = (text: string): Built =>
  buildTopology(
    uri,
    chunks(text).map(({ offset, result }) => ({ uri, text, offset, document: result.value })),
    [uri],
  );

const places = new Set(['span', 'spans', 'displayNameSpan', 'declaration', 'body', 'nameSpan', 'operatorSpan']);

/** A topology without the places of its parts, and without some other members. */
export function withoutPlaces(topology: Topology, ...others: readonly string[]): unknown {
  return JSON.parse(JSON.stringify(topology, (key, value: unknown) => (places.has(key) || others.includes(key) ? undefined : value)));
}

export const examples: readonly string[] = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.tenantry'))
  .sort()
  .map(file => readFileSync(`examples/${file}`, 'utf8'));

/** The texts that the rules are tested with. */
export const fixtureTexts: readonly string[] = Object.values(fixtures).flatMap(({ failing, passing }) => [
  ...failing.map(({ text }) => unmarked(text).text),
  ...passing.map(text => unmarked(text).text),
]);
