import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createWorkspace, uriOf } from './workspace.ts';

const files = {
  'main.tenantry': 'import "./shared/tenants.tenantry"\nimport "./shared/groups.tenantry"\n',
  'shared/tenants.tenantry': 'tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\n',
  'shared/groups.tenantry': 'import "./tenants.tenantry" // who is who\ngroup g "G" in contoso\n',
  'other/all.tenantry': 'import "../main.tenantry"\nimport "./missing.tenantry"\n',
};

/** The texts that change when files are renamed. */
async function renamed(...renames: readonly (readonly [string, string])[]) {
  const workspace = createWorkspace(files);
  await workspace.start();
  const edit = await workspace.shared.lsp.FileOperationHandler?.willRenameFiles?.({
    files: renames.map(([from, to]) => ({ oldUri: uriOf(from).toString(), newUri: uriOf(to).toString() })),
  });
  const changes = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => {
    const name = Object.keys(files).find(one => uriOf(one).toString() === uri) as keyof typeof files;
    return [name, TextDocument.applyEdits(TextDocument.create(uri, 'tenantry', 1, files[name]), edits)];
  });
  return Object.fromEntries(changes) as Partial<typeof files>;
}

test('every importer of a renamed file follows it', async () => {
  expect(await renamed(['shared/tenants.tenantry', 'shared/who is who.tenantry'])).toEqual({
    'main.tenantry': 'import "./shared/who is who.tenantry"\nimport "./shared/groups.tenantry"\n',
    'shared/groups.tenantry': 'import "./who is who.tenantry" // who is who\ngroup g "G" in contoso\n',
  });
});

test('a file that moves keeps what it imports', async () => {
  expect(await renamed(['shared/groups.tenantry', 'groups.tenantry'])).toEqual({
    'main.tenantry': 'import "./shared/tenants.tenantry"\nimport "./groups.tenantry"\n',
    'shared/groups.tenantry': 'import "./shared/tenants.tenantry" // who is who\ngroup g "G" in contoso\n',
  });
  expect(await renamed(['main.tenantry', 'other/deep/main.tenantry'])).toEqual({
    'main.tenantry': 'import "../../shared/tenants.tenantry"\nimport "../../shared/groups.tenantry"\n',
    'other/all.tenantry': 'import "./deep/main.tenantry"\nimport "./missing.tenantry"\n',
  });
});

test('a folder takes its files along: what is inside both ends stays as it is', async () => {
  expect(await renamed(['shared', 'common/base'])).toEqual({
    'main.tenantry': 'import "./common/base/tenants.tenantry"\nimport "./common/base/groups.tenantry"\n',
  });
});

test('several renames at once, the innermost counts', async () => {
  expect(await renamed(['shared', 'common'], ['shared/tenants.tenantry', 'tenants.tenantry'])).toEqual({
    'main.tenantry': 'import "./tenants.tenantry"\nimport "./common/groups.tenantry"\n',
    'shared/groups.tenantry': 'import "../tenants.tenantry" // who is who\ngroup g "G" in contoso\n',
  });
});

test('nothing changes where nobody imports the file, and where the new name cannot be imported', async () => {
  expect(await renamed(['other/all.tenantry', 'other/everything.tenantry'])).toEqual({});
  expect(await renamed(['shared/tenants.tenantry', 'shared/tenants.txt'])).toEqual({});
  expect(await renamed(['share', 'common'])).toEqual({});
});

test('editors are told to ask, for files and folders', () => {
  const { shared } = createWorkspace(files);
  expect(shared.lsp.FileOperationHandler?.fileOperationOptions.willRename?.filters.map(({ pattern }) => [pattern.glob, pattern.matches])).toEqual([
    ['**/*.tenantry', 'file'],
    ['**', 'folder'],
  ]);
});
