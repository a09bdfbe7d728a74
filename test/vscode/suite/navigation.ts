import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, eventually, open, place } from './support.ts';

const soc = 'soc-topology-1/soc.tenantry';
const tenants = 'soc-topology-1/tenants.tenantry';

suite('Navigation', () => {
  test('hover tells what a name stands for, with its comment', async () => {
    const document = await open(soc);
    const hovers = await eventually(
      'a hover',
      () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place(document, '  soc|Role     <- "analyst"')),
      all => all.length > 0,
    );
    const words = hovers.flatMap(({ contents }) => contents.map(content => (typeof content === 'string' ? content : content.value))).join('\n');
    assert.match(words, /socRole/);
    assert.match(words, /Marks everybody who came by the link/);
  });

  test('definition goes to the declaration in another file', async () => {
    const document = await open(soc);
    const [target] = await definitions(document, place(document, 'sync cont|oso -> targets'));
    assert.ok(target);
    assert.equal(target.uri.path, at(tenants).path);
    const declaration = await open(tenants);
    assert.equal(target.range.start.line, place(declaration, 'tenant |contoso').line);
  });

  test('references are found across the files of the topology, and in no other topology', async () => {
    const document = await open(tenants);
    const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place(document, 'tenant cont|oso'));
    const files = new Set(found.map(({ uri }) => uri.path));
    assert.deepEqual([...files].sort(), [at(soc).path, at(tenants).path].sort());
    const text = (await open(soc)).getText();
    const inSoc = found.filter(({ uri }) => uri.path === at(soc).path);
    assert.equal(inSoc.length, [...text.matchAll(/\bin contoso\b|sync contoso\b/g)].length);
  });

  test('rename changes every file of the topology and nothing else', async () => {
    const document = await open(tenants);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place(document, 'tenant fabri|kam'),
      'northwind',
    );
    const changed = edit.entries().filter(([, edits]) => edits.length > 0);
    assert.deepEqual(
      changed.map(([uri]) => uri.path),
      [at(tenants).path],
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /^tenant northwind "Fabrikam" \{$/m);
    assert.match(document.getText(), /^tenants targets = northwind, tailspin$/m);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.match(document.getText(), /^tenant fabrikam /m);
  });

  test('rename reaches the other file', async () => {
    const document = await open(soc);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place(document, 'sync contoso -> tar|gets'),
      'watched',
    );
    const counts = Object.fromEntries(edit.entries().map(([uri, edits]) => [uri.path, edits.length]));
    const uses = [
      ...document
        .getText()
        .replaceAll(/\/\/.*/g, '')
        .matchAll(/\btargets\b/g),
    ].length;
    assert.deepEqual(counts, { [at(soc).path]: uses, [at(tenants).path]: 1 });
  });

  test('lenses run commands that are there: references, and the diagram at one declaration', async () => {
    const document = await open(tenants);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const lenses = await eventually(
      'lenses with references',
      () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100),
      all => all.some(({ command }) => command?.command === 'tenantry.showReferences'),
    );
    const ids = new Set(lenses.flatMap(({ command }) => command?.command || []));
    const there = await vscode.commands.getCommands(true);
    for (const id of ids) assert.ok(there.includes(id), `${id} is not registered`);
    assert.deepEqual([...ids].sort(), ['tenantry.revealInDiagram', 'tenantry.showReferences']);
    for (const id of ids) {
      const lens = lenses.find(({ command }) => command?.command === id);
      await vscode.commands.executeCommand(id, ...(lens?.command?.arguments ?? []));
    }
    await eventually(
      'the preview',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => input instanceof vscode.TabInputWebview)),
      tabs => tabs.length > 0,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

async function definitions(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[]> {
  const ask = () => vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, position);
  const found = await eventually('a definition', ask, all => all.length > 0);
  return found.map(one => ('targetUri' in one ? new vscode.Location(one.targetUri, one.targetSelectionRange ?? one.targetRange) : one));
}
