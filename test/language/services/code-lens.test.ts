import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { keyWithin } from '../../../client/preview/drawn-places.ts';
import { drawnPlaces, layoutDiagram } from '../../../language/diagram/index.ts';
import { createWorkspace, textAt } from './workspace.ts';

const tenants = `tenant a "A" {
  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"
}
tenant b "B" {
  id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02"
}
tenants all = a, b
`;
const main = `import "./tenants.tenantry"
existing group staff "Staff" in a {
}
existing group others "Others" in a
sync a -> b {
  assign: staff, others
}
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

const every = ['tenantry.showReferences', 'tenantry.revealInDiagram'];

test('how often names are used, in every topology of the file', async () => {
  const shown = async (name: string) => (await lenses(name, ['tenantry.showReferences'])).map(({ at, title }) => `${at}: ${title}`);
  expect(await shown('tenants.tenantry')).toEqual(['a: 5 references', 'b: 3 references']);
  expect(await shown('main.tenantry')).toEqual(['staff: 1 reference']);
});

test('a client that names no commands is offered nothing', async () => {
  expect(await lenses('main.tenantry')).toEqual([]);
  expect(await lenses('main.tenantry', ['tenantry.deploy', 'editor.action.rename'])).toEqual([]);
});

test('a client that names commands is offered those', async () => {
  const found = await lenses('main.tenantry', every);
  expect(found.map(({ title, at }) => `${at}: ${title}`)).toEqual(['staff: 1 reference', 'staff: Show in diagram', 'a -> b: Show in diagram']);
  expect(found[0]).toMatchObject({
    command: 'tenantry.showReferences',
    arguments: [
      {
        uri: 'file:///w/main.tenantry',
        position: { line: 1, character: 15 },
        locations: [{ uri: 'file:///w/main.tenantry', range: { start: { line: 5, character: 10 } } }],
      },
    ],
  });
  const start = main.indexOf('sync');
  expect(found[2]).toMatchObject({
    command: 'tenantry.revealInDiagram',
    arguments: [{ uri: 'file:///w/main.tenantry', start, end: main.length - 1 }],
  });
});

test('a name that nobody uses has no lens of references', async () => {
  const { found } = await lonely({ commands: every });
  expect(found.map(({ command }) => command?.title)).toEqual(['Show in diagram']);
});

test('a client brings texts of its own, and the setting turns lenses off', async () => {
  const { found, workspace, provide } = await lonely({ commands: every, lensTitles: { diagram: 'Im Diagramm anzeigen', references: 7 } });
  expect(found.map(({ command }) => command?.title)).toEqual(['Im Diagramm anzeigen']);
  workspace.shared.workspace.ConfigurationProvider.updateConfiguration({ settings: { tenantry: { codeLens: { enabled: false } } } });
  expect(await provide()).toEqual([]);
});

async function lonely(initializationOptions: object) {
  const workspace = createWorkspace({ 'main.tenantry': 'tenant lonely "L" {\n}' });
  await workspace.shared.lsp.LanguageServer.initialize({ processId: null, rootUri: null, capabilities: {}, initializationOptions });
  await workspace.start();
  const provide = async () =>
    (await workspace.language.lsp.CodeLensProvider?.provideCodeLens(workspace.document('main.tenantry'), { textDocument: { uri: '' } })) ?? [];
  return { found: await provide(), workspace, provide };
}

test.each(globSync('examples/*/*.tenantry'))('%s: what is to be revealed is drawn', async path => {
  const folder = dirname(path);
  const files = Object.fromEntries(readdirSync(folder).map(file => [file, readFileSync(join(folder, file), 'utf8')]));
  const workspace = createWorkspace(files);
  await workspace.shared.lsp.LanguageServer.initialize({
    processId: null,
    rootUri: null,
    capabilities: {},
    initializationOptions: { commands: every.slice(1) },
  });
  await workspace.start();
  const document = workspace.document(basename(path));
  const [project] = workspace.shared.workspace.Projects.of(document.uri);
  const places = project ? drawnPlaces(layoutDiagram(project.topology)) : [];
  const found = (await workspace.language.lsp.CodeLensProvider?.provideCodeLens(document, { textDocument: { uri: document.uri.toString() } })) ?? [];
  expect(found.length).toBeGreaterThan(0);
  for (const { command } of found) expect(keyWithin(places, command?.arguments?.[0])).toBeDefined();
});
