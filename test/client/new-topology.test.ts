import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { misspelled } from '../../client/new-topology/misspelled.ts';
import { nameProblem, oneFile } from '../../client/new-topology/one-file.ts';
import { patterns } from '../../client/new-topology/patterns.ts';
import { loadTopology } from '../../server/engine/load-topology.ts';

const examples = new URL('../../examples/', import.meta.url);
const textOf = (example: string) => {
  const root = new URL(example, examples);
  return readFile(root, 'utf8').then(text => oneFile(text, path => readFile(new URL(path, root), 'utf8')));
};
const uri = 'untitled:Untitled-1';
const load = (text: string) => loadTopology({ rootUri: uri, overlay: { [uri]: text } });

test('every example is a pattern', () => {
  expect(patterns.map(({ example }) => example.split('/')[0]).sort()).toEqual(readdirSync(examples).sort());
});

describe.each(patterns.map(pattern => [pattern.label, pattern] as const))('%s', (_, { example, name }) => {
  test('is one file that means the same as the example', async () => {
    const made = await load(await textOf(example));
    expect(made.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const original = await loadTopology({ rootUri: new URL(example, examples).toString(), overlay: {} });
    const keys = ({ topology }: typeof made) => [...topology.tenants, ...topology.links, ...topology.resources].map(({ key }) => key).sort();
    expect(keys(made)).toEqual(keys(original));
    expect(nameProblem(name, () => false)).toBeUndefined();
  });

  test('tells the number of its tenants', async () => {
    const { topology } = await load(await textOf(example));
    const numbers = ['no', 'one', 'two', 'three', 'four', 'five'];
    const { detail } = patterns.find(pattern => pattern.example === example) ?? { detail: '' };
    const [, stated] = /(\w+) tenants/.exec(detail) ?? [];
    if (stated && numbers.includes(stated)) expect(numbers[topology.tenants.length]).toBe(stated);
    const [, links] = /(\w+) links?\b/.exec(detail) ?? [];
    if (links === 'twelve') expect(topology.links).toHaveLength(12);
    else if (links && numbers.includes(links)) expect(numbers[topology.links.length]).toBe(links);
  });
});

test('a name stays in its folder and takes nobody else’s place', () => {
  const taken = (name: string) => name === 'soc';
  expect(nameProblem('soc-2', taken)).toBeUndefined();
  expect(nameProblem('Übersicht Süd', taken)).toBeUndefined();
  expect(nameProblem('soc', taken)).toContain('is there already');
  for (const name of ['', '../soc', 'a/b', 'a\\b', '.hidden', 'a:b', 'a"b']) expect(nameProblem(name, taken)).toBeDefined();
});

test('a misspelled name is found by the language, with a fix', async () => {
  const text = await textOf('soc-topology-1/soc.tenantry');
  const change = misspelled(text);
  expect(text.slice(change?.start, change?.end)).toBe('socMapping');
  const { problems } = await load(text.slice(0, change?.start) + change?.text + text.slice(change?.end));
  expect(problems.filter(({ severity }) => severity === 'error')[0]).toMatchObject({
    code: 'unresolved-reference',
    message: expect.stringContaining('socMapping'),
  });
  expect(misspelled('tenant a "A" { }')).toBeUndefined();
});
