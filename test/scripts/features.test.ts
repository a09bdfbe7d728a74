import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/features.md', 'utf8');

test('every mark of the features page names a test that exists', () => {
  const rows = page.split('\n').filter(line => /^\| .* \| (✔|◐)/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) {
    const files = [...row.matchAll(/`(test\/[^`]+)`/g)].map(match => match[1] ?? '');
    expect(files.length, row).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(file), file).toBe(true);
  }
});
