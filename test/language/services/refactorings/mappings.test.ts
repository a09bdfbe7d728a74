import { describe, expect, test } from 'vitest';
import { examples } from '../meaning.ts';
import { actionsAt, after, applied, meaning, refactoringsIn, tenants, titles } from './refactored.ts';

const lines = 'companyName <- "X"\n  displayName <- Append([displayName], " (X)") on create\n';
const mapping = (name: string) => `mapping ${name} {\n  ${lines}}\n`;

/** The text after the lines of links became a mapping: before that it was broken. */
async function extracted(text: string): Promise<string> {
  const plain = tenants + text;
  const [action] = await actionsAt(plain, plain.indexOf('companyName'), { only: ['quickfix'] });
  expect(action).toMatchObject({ title: expect.stringMatching(/^Extract the lines as the mapping "/), kind: 'quickfix' });
  return action ? applied(plain, action).slice(tenants.length) : '';
}

describe('lines that stand in a link', () => {
  test('become a mapping', async () => {
    expect(await extracted(`sync a -> b {\n  scope: all\n  ${lines}}\n`)).toBe(`\n${mapping('bMapping')}sync a -> b {\n  scope: all\n  mapping: bMapping\n}\n`);
  });

  test('of several links with the same lines, in any order, become one', async () => {
    const other = 'displayName <- Append([displayName], " (X)") on create companyName <- "X"';
    expect(await extracted(`sync a -> b {\n  ${lines}}\nsync a -> c { ${other} }\nsync b -> c { companyName <- "Y" }\n`)).toBe(
      `\n${mapping('bMapping')}sync a -> b {\n  mapping: bMapping\n}\nsync a -> c { mapping: bMapping }\nsync b -> c { companyName <- "Y" }\n`,
    );
  });

  test('with CRLF', async () => {
    expect(await extracted(`sync a -> b {\n  ${lines}}\n`.replaceAll('\n', '\r\n'))).toMatch(/^\n\r\nmapping bMapping \{\r\n {2}companyName <- "X"\r\n/);
  });

  test('beside a mapping are left to the writer', async () => {
    expect(await titles('mapping m { companyName <- "X" }\nsync a -> b {<|>\n  mapping: m\n  mail <- [mail]\n}\n')).toEqual([]);
  });
});

test('lines of every mapping of the examples, written into its links and extracted again, mean the same', { timeout: 120_000 }, async () => {
  let tried = 0;
  for (const text of examples) {
    for (const [whole, name = '', body = ''] of text.matchAll(/^mapping (\w+) \{\n([\s\S]*?)\n\}\n/gm)) {
      const inLinks = text.replace(whole, '').replaceAll(`  mapping: ${name}\n`, `${body}\n`);
      const offset = inLinks.indexOf(body) + 3;
      const [action] = await actionsAt(inLinks, offset, { only: ['quickfix'] });
      if (!action) continue;
      tried++;
      expect(meaning(applied(inLinks, action))).toEqual(meaning(text));
    }
  }
  expect(tried).toBeGreaterThan(4);
});

describe('a mapping of several links', () => {
  const text = `${mapping('m')}sync a -> b { mapping: m }\nsync a -> c { mapping: m }\n`;

  test('is copied for one of them', async () => {
    expect(await after(text.replace('-> c', '-> c<|>'), 'Copy the mapping "m" for this declaration alone')).toBe(
      `${mapping('m')}sync a -> b { mapping: m }\n\n${mapping('mForC')}sync a -> c { mapping: mForC }\n`,
    );
    expect(await titles(`${mapping('m')}sync a -> b<|> { mapping: m }\n`)).toEqual([]);
  });

  test('takes the place of another one with the same lines', async () => {
    const two = `${mapping('m')}${mapping('n').replace('companyName <- "X"', 'companyName <-  "X"')}sync a -> b { mapping: m }\nsync a -> c { mapping: n }\n`;
    expect(await after(two.replace('mapping m', 'mapping m<|>'), 'Use "m" in place of "n"')).toBe(text);
    expect(await titles(two.replace('mapping m', 'mapping m<|>').replace('companyName <-  "X"', 'companyName <- "Y"'))).toEqual([]);
    expect(await titles(two.replace('mapping m', 'mapping m<|>').replace('mapping n', '// Why.\nmapping n'))).toEqual([]);
    const files = { 'other.tenantry': 'import "./main.tenantry"\nsync b -> c { mapping: n }\n' };
    expect(await titles(two.replace('mapping m', 'mapping m<|>'), files)).toEqual([]);
  });

  test('of any example, copied for a link and shared again', { timeout: 120_000 }, async () => {
    let tried = 0;
    for (const whole of examples) {
      const text = await split(whole);
      const refactorings = await refactoringsIn(text);
      for (const { index } of text.matchAll(/^ {2}mapping: \w+/gm)) {
        const [copy] = (await refactorings(index)).filter(({ title }) => title.startsWith('Copy the mapping'));
        if (!copy) continue;
        const copied = applied(text, copy);
        expect(meaning(copied)).toEqual(meaning(text));
        const own = /^mapping \w+For[A-Z]\w* /m.exec(copied)?.index ?? 0;
        for (const share of (await actionsAt(copied, own)).filter(({ title }) => title.startsWith('Use '))) {
          tried++;
          expect(meaning(applied(copied, share))).toEqual(meaning(text));
        }
      }
    }
    expect(tried).toBeGreaterThan(2);
  });
});

/** With a declaration for every link: several take the same mapping then. */
async function split(text: string): Promise<string> {
  const refactorings = await refactoringsIn(text);
  for (const { index } of text.matchAll(/^(?:sync|mesh) /gm)) {
    const action = (await refactorings(index)).find(({ title }) => /by themselves|the mesh into/.test(title));
    if (action) return split(applied(text, action));
  }
  return text;
}
