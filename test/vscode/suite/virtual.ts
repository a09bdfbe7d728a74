import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/test-api.ts';
import { MemoryFiles } from '../virtual/memory-files.ts';
import { api } from './api.ts';
import { codeOf, eventually, place, problems, retype } from './support.ts';

const tenants = `tenant contoso "Contoso" {
  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"
  domains: "contoso.com"
}
`;
const main = 'import "./tenants.tenantry"\n\ngroup staff "Staff" in contoso\n';

suite('A topology of a virtual file system', function () {
  this.timeout(120_000);
  let tenantry: TestApi;
  const files = new MemoryFiles({ '/virtual/tenants.tenantry': tenants, '/virtual/main.tenantry': main });
  const uri = vscode.Uri.parse('memfs:/virtual/main.tenantry');
  let registration: vscode.Disposable;

  suiteSetup(async () => {
    registration = vscode.workspace.registerFileSystemProvider('memfs', files, { isCaseSensitive: true });
    tenantry = await api();
    await tenantry.selectTarget('sandbox');
    await tenantry.resetSandbox();
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
  });

  test('imports are followed, and definitions lead into them', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const found = await eventually(
      'the definition of contoso',
      () => vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', uri, place(document, 'in con|toso')),
      all => all.length > 0,
    );
    const target = found[0] && ('targetUri' in found[0] ? found[0].targetUri : found[0].uri);
    assert.equal(target?.toString(), 'memfs:/virtual/tenants.tenantry');
    assert.deepEqual(vscode.languages.getDiagnostics(uri).map(codeOf), []);
  });

  test('mistakes are found while it is typed', async () => {
    const document = await vscode.workspace.openTextDocument(uri);
    await retype(document, main.replace('in contoso', 'in contosso'));
    assert.match((await problems(uri, 'unresolved-reference'))[0]?.message ?? '', /contosso/);
    await retype(document, main);
    await eventually(
      'no problem',
      () => vscode.languages.getDiagnostics(uri),
      all => all.length === 0,
    );
  });

  test('the preview draws all of its files', async () => {
    await vscode.commands.executeCommand('tenantry.openPreviewToSide', uri);
    const picture = await eventually(
      'a picture',
      () => tenantry.previewState(uri)?.svg ?? '',
      svg => svg.includes('Staff'),
    );
    assert.ok(picture.includes('Contoso'));
  });

  test('it is planned and deployed as it is in the editor', async () => {
    const { plan, root } = await tenantry.plan(uri);
    assert.equal(root.toString(), uri.toString());
    assert.deepEqual(plan.problems, []);
    assert.deepEqual(
      plan.changes.map(({ action, title }) => `${action} ${title}`),
      ['create group "Staff"'],
    );
    assert.equal((await tenantry.deploy(uri, { confirm: true }))?.outcome, 'complete');
    assert.equal((await tenantry.plan(uri)).plan.planId, undefined);
  });

  test('a change that is made elsewhere is heard of', async () => {
    files.write('/virtual/tenants.tenantry', tenants.replace('"Contoso"', '"Adventure Works"'));
    await eventually(
      'the new name in the picture',
      () => tenantry.previewState(uri)?.svg ?? '',
      svg => svg.includes('Adventure Works'),
    );
  });
});
