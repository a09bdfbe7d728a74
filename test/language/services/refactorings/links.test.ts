import { describe, expect, test } from 'vitest';
import { examples } from '../meaning.ts';
import { actionsAt, after, applied, meaning, refactoringsIn, tenants, titles } from './refactored.ts';

describe('links that say the same', () => {
  test('from one tenant become one declaration', async () => {
    expect(
      await after(
        'sync a -> b<|> {\n  trust: mfa\n  scope: all\n}\n\nsync a -> c { scope: all  trust: mfa }\n\n// After.\ngroup g in a\n',
        'Write 2 links as one declaration',
      ),
    ).toBe('sync a -> b, c {\n  trust: mfa\n  scope: all\n}\n\n// After.\ngroup g in a\n');
  });

  test('into one tenant, and over a set where there is one', async () => {
    expect(await after('sync a -> c\nsync b<|> -> c', 'Write 2 links as one declaration')).toBe('sync a, b -> c');
    expect(await after('tenants others = c, b\nsync a -> b<|>\nsync a -> c\n', 'Write 2 links as one declaration')).toBe(
      'tenants others = c, b\nsync a -> others\n',
    );
  });

  test('with names that one declaration can give', async () => {
    expect(await after('sync a -> b<|> "X \\"Y\\" (A to B)"\nsync a -> c "X \\"Y\\" (A to C)"\n', 'Write 2 links as one declaration')).toBe(
      'sync a -> b, c "X \\"Y\\""\n',
    );
    expect(await titles('sync a -> b<|> "X"\nsync a -> c "Y"')).toEqual([]);
    expect(await titles('sync a -> b<|> "X (A to B)"\nsync a -> c')).toEqual([]);
  });

  test.each([
    ['other properties', 'sync a -> b<|> { scope: all }\nsync a -> c { scope: assigned }'],
    ['a comment that would be lost', 'sync a -> b<|> { scope: all }\nsync a -> c { /* why */ scope: all }'],
    ['a comment above', 'sync a -> b<|>\n// Why.\nsync a -> c'],
    ['a comment behind', 'sync a -> b<|> {}\nsync a -> c {} // why'],
    ['declared twice', 'sync a -> b<|>\nsync a -> b'],
    ['broken', 'sync a -> b<|>\nsync a -> c { scope }'],
    ['alone', 'sync a -> b<|>'],
  ])('%s: not offered', async (_, text) => expect(await titles(text)).toEqual([]));
});

describe('a declaration of several links', () => {
  test('becomes one for each, with the names that Entra shows', async () => {
    expect(await after('sync a -> b, c<|> "X" { scope: all }\n', 'Write 2 links by themselves')).toBe(
      'sync a -> b "X (A to B)" { scope: all }\nsync a -> c "X (A to C)" { scope: all }\n',
    );
    expect(await after('tenants t = a, b, c\nsync a -> t {\n  scope: all // why<|>\n}\n', 'Write 2 links by themselves')).toBe(
      'tenants t = a, b, c\nsync a -> b {\n  scope: all // why\n}\n\nsync a -> c {\n  scope: all // why\n}\n',
    );
  });
});

const six = ['a -> b', 'a -> c', 'b -> a', 'b -> c', 'c -> a', 'c -> b'].map(pair => `sync ${pair} { scope: all }\n`).join('');

describe('meshes', () => {
  test('links between all tenants become a mesh, and a mesh becomes links', async () => {
    expect(await after(`${six.replace('{', '{<|>')}group g in a\n`, 'Turn 6 links into a mesh')).toBe('mesh a, b, c { scope: all }\ngroup g in a\n');
    expect(await after('mesh a, b, c<|> { scope: all }\n', 'Turn the mesh into 6 links')).toBe(six);
  });

  test('over a set, and from declarations of several links', async () => {
    expect(await after('tenants all = a, b, c\nsync a -> b, c<|>\nsync b -> a, c\nsync c -> all\n', 'Turn 6 links into a mesh')).toBe(
      'tenants all = a, b, c\nmesh all\n',
    );
  });

  test('one link that is missing or different is no mesh', async () => {
    for (const text of [six.replace('sync c -> b { scope: all }\n', ''), six.replace('c -> b { scope: all }', 'c -> b {}')]) {
      expect(await titles(text.replace('{', '{<|>'))).not.toContain('Turn 6 links into a mesh');
    }
  });

  test('two tenants that send to each other', async () => {
    expect(await after('sync a -> b<|>\nsync b -> a\n', 'Turn 2 links into a mesh')).toBe('mesh a, b\n');
  });
});

test('asked for other kinds of actions, there are none', async () => {
  const text = `${tenants}mesh a, b`;
  expect(await actionsAt(text, text.length, { only: ['quickfix'] })).toEqual([]);
  expect(await actionsAt(text, text.length, { only: ['refactor'] })).toHaveLength(2);
  expect(await actionsAt(text, text.length, { only: ['refactor.rewrite'] })).toHaveLength(1);
  expect(await actionsAt(text, text.length, { only: ['refactor.extract'] })).toHaveLength(1);
  expect(await actionsAt(text, text.length, { only: ['refactor.inline'] })).toEqual([]);
});

test('no refactoring of any example changes what it means', { timeout: 60_000 }, async () => {
  let tried = 0;
  for (const text of examples) {
    const refactorings = await refactoringsIn(text);
    for (const { index } of text.matchAll(/^(?:sync|mesh) /gm)) {
      for (const action of await refactorings(index)) {
        tried++;
        expect(meaning(applied(text, action))).toEqual(meaning(text));
      }
    }
  }
  expect(tried).toBeGreaterThan(0);
});
