import { describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { examples } from '../meaning.ts';
import { after, applied, meaning, refactoringsIn, titles } from './refactored.ts';

describe('a list of tenants', () => {
  test('gets a name wherever it stands in a header', async () => {
    expect(
      await after('// Goes there.\nsync a -> b, c<|> { scope: all }\n\ngroup g in b, c\naccess a with b, c {}\n', 'Extract the tenants as the set "bAndC"'),
    ).toBe('\n\ntenants bAndC = b, c\n// Goes there.\nsync a -> bAndC { scope: all }\n\ngroup g in bAndC\naccess a with bAndC {}\n'.slice(1));
  });

  test('of three, and with a name that is free', async () => {
    expect(await after('group g in a, b, c<|>\ntenants aAndOthers = a, b\n', 'Extract the tenants as the set "aAndOthers2"')).toBe(
      '\ntenants aAndOthers2 = a, b, c\ngroup g in aAndOthers2\ntenants aAndOthers = a, b\n',
    );
  });

  test('takes the set that is there', async () => {
    expect(await after('tenants t = b, c\nmesh b, c<|>\n', 'Write the tenants as "t"')).toBe('tenants t = b, c\nmesh t\n');
  });

  test.each([
    ['one tenant', 'group g in a<|>'],
    ['a set', 'tenants t = a, b<|>'],
    ['a name that is nowhere', 'group g in a, d<|>'],
    ['twice the same', 'group g in a, a<|>'],
    ['with a comment', 'group g in a, /* why */ b<|>'],
  ])('%s: not offered', async (_, text) => expect(await titles(text)).toEqual([]));
});

describe('a set', () => {
  const text = 'tenants t = b, c\n\nsync a -> t\ngroup g in a, t\n';

  test('is written out in one place', async () => {
    expect(await after(text.replace('-> t', '-> t<|>'), 'Write the tenants of "t" here')).toBe(text.replace('-> t', '-> b, c'));
  });

  test('is written out wherever it is used, and goes', async () => {
    expect(await after(text.replace('tenants t', 'tenants t<|>'), 'Write the tenants of "t" wherever it is used')).toBe('sync a -> b, c\ngroup g in a, b, c\n');
  });

  test('stays where a value or another file needs it', async () => {
    const title = 'Write the tenants of "t" wherever it is used';
    expect(await titles('tenants t<|> = b, c\nsync a -> t\ncatalog k in a\npackage p in a { catalog: k grants: sync to t }\n')).not.toContain(title);
    const files = { 'other.tenantry': 'import "./main.tenantry"\ngroup h in t\n' };
    expect(await titles('tenants t<|> = b, c\nsync a -> t\n', files)).not.toContain(title);
    expect(await titles('tenants t<|> = b, c\n')).toEqual([]);
  });

  test('on both sides of an arrow stays: its tenants do not send to themselves', async () => {
    expect(await titles('tenants t = a, b\nsync t<|> -> t\n')).not.toContain('Write the tenants of "t" here');
  });

  test('lists that share a tenant stay: a set does not send to itself', async () => {
    for (const title of await titles('sync a, b<|> -> b, c')) expect(title).not.toMatch(/set|tenants/);
  });

  test('in another set', async () => {
    expect(await after('tenants t = b, c\ntenants u = a, t<|>\ngroup g in u\n', 'Write the tenants of "t" here')).toContain('tenants u = a, b, c\n');
  });
});

test('writing out sets of any example, and naming tenants again, changes nothing', { timeout: 120_000 }, async () => {
  const tried = new Map<string, number>();
  for (const example of examples) {
    const same = meaning(example);
    let text = example;
    for (let i = 0; i < 40; i++) {
      const actions: CodeAction[] = [];
      const refactorings = await refactoringsIn(text);
      for (const { index } of text.matchAll(/(?<=\b(?:in|with|mesh|tenants) |-> )\w+/g)) {
        actions.push(...(await refactorings(index)).filter(({ kind }) => kind === 'refactor.extract' || kind === 'refactor.inline'));
      }
      for (const action of actions) {
        tried.set(action.kind ?? '', (tried.get(action.kind ?? '') ?? 0) + 1);
        expect(meaning(applied(text, action)), action.title).toEqual(same);
      }
      const [out] = actions.filter(({ title }) => title.startsWith('Write the tenants of'));
      if (!out) break;
      text = applied(text, out);
    }
  }
  expect(Math.min(tried.get('refactor.extract') ?? 0, tried.get('refactor.inline') ?? 0)).toBeGreaterThan(2);
});
