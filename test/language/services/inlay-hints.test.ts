import { describe, expect, test } from 'vitest';
import { createWorkspace } from './workspace.ts';

const tenant = (name: string, digit: number, more = '') => `tenant ${name} "${name}" { id: "00000000-0000-0000-0000-00000000000${digit}" ${more} }\n`;
const tenants = ['a', 'b', 'c', 'd'].map((name, i) => tenant(name, i + 1)).join('');

/** The text with its hints in «». */
async function hinted(text: string, settings?: object): Promise<string> {
  const workspace = createWorkspace({ 'main.tenantry': text });
  await workspace.start();
  const provider = workspace.language.lsp.InlayHintProvider;
  if (settings) workspace.shared.workspace.ConfigurationProvider.updateConfiguration({ settings: { tenantry: settings } });
  const document = workspace.document('main.tenantry');
  const range = { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(text.length) };
  const hints = (await provider?.getInlayHints(document, { textDocument: { uri: document.uri.toString() }, range })) ?? [];
  return [...hints]
    .map(({ label, position }) => ({ label, offset: document.textDocument.offsetAt(position) }))
    .sort((a, b) => b.offset - a.offset)
    .reduce((result, { label, offset }) => `${result.slice(0, offset)}«${label}»${result.slice(offset)}`, text)
    .slice(text.startsWith(tenants) ? tenants.length : 0);
}

describe('links', () => {
  test.each([
    ['mesh a, b, c, d {}', 'mesh a, b, c, d«12 links» {}'],
    ['tenants t = b, c\nsync a -> t, d "X"', 'tenants t = b, c\nsync a -> t, d«3 links» "X"'],
    ['sync a -> b', 'sync a -> b'],
  ])('%s', async (text, expected) => expect(await hinted(tenants + text)).toBe(expected));
});

describe('redemption', () => {
  test.each([
    ['sync a -> b { redemption: automatic }', 'sync a -> b { redemption: automatic«outbound in a, inbound in b» }'],
    ['sync a -> b, c { redemption: automatic }', 'sync a -> b, c«2 links» { redemption: automatic«outbound in a, inbound in b, c» }'],
    ['mesh a, b, c, d { redemption: automatic }', 'mesh a, b, c, d«12 links» { redemption: automatic«outbound in 4 tenants, inbound in 4 tenants» }'],
    ['sync a -> b { redemption: manual }', 'sync a -> b { redemption: manual }'],
    // What access settings state wins.
    [
      'sync a -> b { redemption: automatic }\naccess b with a { redemption: outbound }',
      'sync a -> b { redemption: automatic«outbound in a» }\naccess b with a { redemption: outbound }',
    ],
  ])('%s', async (text, expected) => expect(await hinted(tenants + text)).toBe(expected));

  test('nothing is written in an external tenant', async () => {
    const text = `${tenant('x', 5)}${tenant('y', 6, 'external: true')}sync x -> y { redemption: automatic }`;
    expect(await hinted(text)).toContain('automatic«outbound in x» }');
  });
});

test('durations as Graph takes them, but no other numbers', async () => {
  expect(
    await hinted(
      `${tenants}mapping m { displayName <- Mid([mail], 1, 5) }\nsync a -> b { deletionThreshold: 30 }\npackage p in a { policy "X" { requestors: all members expires: 2w } }`,
    ),
  ).toBe(
    'mapping m { displayName <- Mid([mail], 1, 5) }\nsync a -> b { deletionThreshold: 30 }\npackage p in a { policy "X" { requestors: all members expires: 2w«P14D» } }',
  );
});

test('off when the setting says so', async () => {
  expect(await hinted(`${tenants}mesh a, b {}`, { inlayHints: { enabled: false } })).toBe('mesh a, b {}');
  expect(await hinted(`${tenants}mesh a, b {}`, { inlayHints: { enabled: true } })).toBe('mesh a, b«2 links» {}');
});

test('only what is in sight', async () => {
  const workspace = createWorkspace({ 'main.tenantry': `${tenants}mesh a, b {}\nmesh c, d {}\n` });
  await workspace.start();
  const document = workspace.document('main.tenantry');
  const range = { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } };
  const hints = await workspace.language.lsp.InlayHintProvider?.getInlayHints(document, { textDocument: { uri: document.uri.toString() }, range });
  expect(hints?.map(({ position }) => position)).toEqual([{ line: 5, character: 9 }]);
});
