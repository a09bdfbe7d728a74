import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { userAttributes } from '../../../language/data/attributes.ts';
import { isValue, sampleUser, textOf } from '../../../language/values/evaluate/index.ts';

const documentation = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');

test('the documentation lists every attribute of the sample user, and no other', () => {
  const cells = documentation
    .slice(documentation.indexOf('## Sample user'))
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(line => [...line.matchAll(/`(\w+)` \| ([^|]+) \|/g)].map(([, attribute = '', value = '']) => [attribute, value.trim()]));
  const sample = Object.entries(sampleUser()).map(([attribute, value]) => [attribute, value !== undefined && isValue(value) ? textOf(value) : '']);
  expect(cells.sort()).toEqual(sample.sort());
});

test('her attributes are those of the vocabulary', () => {
  const known = new Set(userAttributes.map(({ name }) => name));
  expect(Object.keys(sampleUser()).filter(name => !known.has(name))).toEqual([]);
});
