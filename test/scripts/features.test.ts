import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
    .filter(([name]) => name !== undefined && !/^-+$/.test(name) && name.toLowerCase() !== 'feature');

const rows = rowsOf(readFileSync('docs/features.md', 'utf8'));

test('every mark of the features page names a test that exists, and what is not there has a reason', () => {
  expect(rows.length).toBeGreaterThan(100);
  for (const [name = '', mark = '', last = ''] of rows) {
    expect(mark, name).toMatch(/^(✔$|◐ .|–$)/);
    const files = [...last.matchAll(/`(test\/[^`]+)`/g)].map(match => match[1] ?? '');
    if (mark === '–') expect(last, name).toMatch(/^[A-Z].{20,}\.$/);
    else expect(files.length, name).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(file), file).toBe(true);
  }
});

const references = [
  ['../shared/reference/ecosystem.md', /^## 3\..*\n([\s\S]*?)^## 4\./m],
  ['../shared/reference/anchors-codebases.md', /^# B\..*\n([\s\S]*?)^# C\./m],
] as const;

test.each(references.filter(([file]) => existsSync(file)))('every feature of %s is told', (file, section) => {
  const wanted = rowsOf(section.exec(readFileSync(file, 'utf8'))?.[1] ?? '').map(([name]) => name);
  expect(wanted.length).toBeGreaterThan(30);
  const told = rows.map(([name]) => name);
  for (const name of wanted) expect(told).toContain(name);
});
