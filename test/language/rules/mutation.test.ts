import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Project, SyncLink } from '../../../language/index.ts';
import { partnerSettings } from '../../../language/index.ts';
import { read } from '../read.ts';

/** Each example as texts by file name, the root first. */
const examples = readdirSync('examples').map(folder => {
  const files = readdirSync(`examples/${folder}`).map(file => [file, readFileSync(`examples/${folder}/${file}`, 'utf8')] as const);
  const imported = files.flatMap(([, text]) => [...text.matchAll(/import "\.\/(.+?)"/g)].map(match => match[1]));
  return [folder, Object.fromEntries([...files].sort(([a], [b]) => Number(imported.includes(a)) - Number(imported.includes(b))))] as const;
});
type Files = { readonly [name: string]: string };

const withMore = (files: Files, more: string): Files => {
  const [root = '', text = ''] = Object.entries(files)[0] ?? [];
  return { ...files, [root]: `${text}\n${more}\n` };
};

/** Codes and messages, so that one more of the same code counts. */
const found = (project: Project): string[] => project.problems.map(({ code, message }) => `${code} ${message}`);
const added = (before: Project, after: Project): string[] => found(after).filter(problem => !found(before).includes(problem));
/** What is written to Graph, without where it stands in the text. */
const meaning = (project: Project): string =>
  JSON.stringify([{ ...project.topology, files: [], root: '' }, partnerSettings(project.topology)], (key, value) =>
    /^(span|spans|declaration|body|by|documentation)$|Span$/.test(key) ? undefined : value,
  );

/** One half of a link turned against the other, by an `access` statement of the tenant that owns the half. */
const flips: readonly (readonly [string, (link: SyncLink) => string, string])[] = [
  ['the target does not redeem automatically', ({ source, target }) => `access ${target} with ${source} { redemption: none }`, 'redeem-inbound-missing'],
  ['the source does not redeem automatically', ({ source, target }) => `access ${source} with ${target} { redemption: none }`, 'redeem-outbound-missing'],
  [
    'the target does not allow inbound synchronization',
    ({ source, target }) => `access ${target} with ${source} { synchronization: blocked }`,
    'sync-inbound-not-allowed',
  ],
  ['the target blocks inbound B2B collaboration', ({ source, target }) => `access ${target} with ${source} { inbound: block all }`, 'b2b-inbound-blocked'],
  ['the source blocks outbound B2B collaboration', ({ source, target }) => `access ${source} with ${target} { outbound: block all }`, 'b2b-outbound-blocked'],
];

describe.each(examples)('%s', (_, files) => {
  test.each(flips)('each link: %s', async (_title, statement, code) => {
    const before = await read(files);
    for (const link of before.topology.links) {
      const after = await read(withMore(files, statement(link)));
      expect(
        after.problems.map(problem => problem.code),
        link.key,
      ).toContain(code);
      const related = after.problems
        .filter(problem => problem.code === code)
        .flatMap(problem => [problem.span, ...(problem.related ?? []).map(({ span }) => span)]);
      expect(related.length, `${link.key}: both halves are named`).toBeGreaterThan(1);
    }
  });

  test('each declaration that something needs: without it there is a problem, or nothing else changed', async () => {
    const before = await read(files);
    for (const [file, text] of Object.entries(files)) {
      const spans = new Map(before.symbols.declarations.filter(({ full }) => full.uri.endsWith(`/${file}`)).map(({ full, id }) => [full.start, { full, id }]));
      for (const { full, id } of spans.values()) {
        const mentioned = before.symbols.mentions.some(mention => mention.id === id);
        const after = await read({ ...files, [file]: text.slice(0, full.start) + text.slice(full.end) });
        if (mentioned) expect(added(before, after), `without ${id}`).not.toEqual([]);
      }
    }
  });

  test('each reference to a tenant sent to nobody is told; sent to another tenant it is told, changes nothing, or leaves a whole topology', async () => {
    const before = await read(files);
    for (const { id, span } of before.symbols.mentions.filter(mention => mention.id.startsWith('tenant:'))) {
      const file = span.uri.split('/').pop() ?? '';
      const text = files[file] ?? '';
      const retarget = (name: string) => read({ ...files, [file]: text.slice(0, span.start) + name + text.slice(span.end) });
      expect(added(before, await retarget('nobody')), `${id} at ${span.start} to nobody`).not.toEqual([]);
      for (const other of before.topology.tenants.filter(tenant => `tenant:${tenant.name}` !== id)) {
        const after = await retarget(other.name);
        if (added(before, after).length === 0 && meaning(after) !== meaning(before))
          expect(after.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    }
  });
});

test('a mapping row that a rule of the target reads: without it, or with another value, the rule can never match', async () => {
  const files = Object.fromEntries(examples)['soc-topology-1'] ?? {};
  const change = async (from: RegExp, to: string) => {
    const edited = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(from, to)]));
    expect(edited).not.toEqual(files);
    return (await read(edited)).problems.map(({ code }) => code);
  };
  expect(await change(/ {2}socRole {5}<- "analyst"\n/, '')).toContain('rule-attribute-not-mapped');
  expect(await change(/<- "analyst"/, '<- "auditor"')).toContain('rule-value-never-sent');
  expect(await change(/extension socRole: String in targets/, 'extension socRole: String in fabrikam')).toContain('extension-not-declared');
});
