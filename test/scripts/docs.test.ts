import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages } from '../../scripts/docs.ts';
import { schemaNames, schemaText } from '../../scripts/schemas.ts';

test.each(Object.keys(pages))('docs/%s is what the data says: "npm run docs" rewrites it', async name => {
  expect(readFileSync(`docs/${name}`, 'utf8')).toBe(await pages[name]?.());
});

test.each([...schemaNames])('docs/schemas/%s is what the types say: "npm run docs" rewrites it', { timeout: 120_000 }, name => {
  expect(readFileSync(`docs/schemas/${name}`, 'utf8')).toBe(schemaText(name));
});
