import { expect, test } from 'vitest';
import { createWorkspace, textAt } from './workspace.ts';

const tenants = `tenant a "A" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant b "B" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
`;
const main = `import "./tenants.tenantry"
existing group staff "Staff" in a
sync a -> b { assign: staff }
`;

async function lenses(name: string, commands?: readonly string[]) {
  const workspace = createWorkspace({
    'tenants.tenantry': tenants,
    'main.tenantry': main,
    'other.tenantry': 'import "./tenants.tenantry"\naccess a with b {}\n',
  });
  const provider = workspace.language.lsp.CodeLensProvider;
  await workspace.shared.lsp.LanguageServer.initialize({
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ name: 'w', uri: 'file:///w' }],
    ...(commands ? { initializationOptions: { commands } } : {}),
  });
  await workspace.start();
  const document = workspace.document(name);
  const found = (await provider?.provideCodeLens(document, { textDocument: { uri: document.uri.toString() } })) ?? [];
  return found.map(({ range, command }) => ({ ...command, at: textAt(document.textDocument.getText(), range) }));
}

test('how often names are used, in every topology of the file', async () => {
  const shown = async (name: string) => (await lenses(name)).map(({ at, title }) => `${at}: ${title}`);
  expect(await shown('tenants.tenantry')).toEqual(['a: 3 references', 'b: 2 references']);
  expect(await shown('main.tenantry')).toEqual(['staff: 1 reference']);
});

test('a client that names no commands is offered words only', async () => {
  for (const { command } of await lenses('main.tenantry')) expect(command).toBe('');
});

test('a client that names commands is offered those', async () => {
  expect(await lenses('main.tenantry', ['tenantry.plan'])).toMatchObject([
    { at: 'staff', title: 'Plan this topology', command: 'tenantry.plan', arguments: ['file:///w/main.tenantry'] },
    { at: 'staff', title: '1 reference', command: '' },
  ]);
  expect(await lenses('main.tenantry', ['tenantry.openPreviewToSide', 'tenantry.showReferences'])).toMatchObject([
    { title: 'Open preview', command: 'tenantry.openPreviewToSide', arguments: ['file:///w/main.tenantry'] },
    {
      command: 'tenantry.showReferences',
      arguments: ['file:///w/main.tenantry', { line: 1, character: 15 }, [{ uri: 'file:///w/main.tenantry', range: { start: { line: 2, character: 22 } } }]],
    },
  ]);
});

test('a name that nobody uses', async () => {
  const workspace = createWorkspace({ 'main.tenantry': 'tenant lonely "L" {}' });
  await workspace.start();
  const found = await workspace.language.lsp.CodeLensProvider?.provideCodeLens(workspace.document('main.tenantry'), { textDocument: { uri: '' } });
  expect(found?.map(({ command }) => command?.title)).toEqual(['no references']);
});
