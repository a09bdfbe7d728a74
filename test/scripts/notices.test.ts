import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bundledPackages, noticesText, permissive } from '../../scripts/notices.ts';

const notices = await bundledPackages();

test('THIRD-PARTY-NOTICES.md is what the bundles hold: "npm run notices" rewrites it', () => {
  expect(readFileSync('THIRD-PARTY-NOTICES.md', 'utf8')).toBe(noticesText(notices));
});

test('packages that must be among them are', () => {
  const names = notices.map(({ name }) => name);
  for (const name of ['langium', 'vscode-languageclient', 'vscode-languageserver', '@azure/identity', 'hono']) expect(names).toContain(name);
});

test.each(notices)('$name $version has a permissive licence and brings its text', ({ licence, texts }) => {
  expect([...permissive]).toContain(licence);
  expect(texts.join('\n').length).toBeGreaterThan(200);
});
