import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/test-api.ts';
import { api } from './api.ts';
import { codeOf, eventually } from './support.ts';

suite('A workspace of two folders', function () {
  this.timeout(120_000);
  let tenantry: TestApi;
  const inFolder = (name: string, file: string) => {
    const folder = vscode.workspace.workspaceFolders?.find(found => found.name === name);
    assert.ok(folder, `no folder ${name}`);
    return vscode.Uri.joinPath(folder.uri, file);
  };
  const soc = () => inFolder('soc-topology-1', 'soc.tenantry');
  const venture = () => inFolder('joint-venture', 'venture.tenantry');
  const tenantsShown = (names: readonly string[]) =>
    eventually(
      `the tenants ${names}`,
      () => tenantry.tenants(),
      all => String(all.map(({ displayName }) => displayName)) === String(names),
    );

  suiteSetup(async () => {
    tenantry = await api();
    await tenantry.selectTarget('sandbox');
    await tenantry.resetSandbox();
  });
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('a topology of each folder is checked', async () => {
    for (const [uri, name] of [
      [soc(), 'contoso'],
      [venture(), 'litware'],
    ] as const) {
      const broken = vscode.Uri.joinPath(uri, '..', 'broken.tenantry');
      await vscode.workspace.fs.writeFile(broken, new TextEncoder().encode(`group a "A" in ${name}\n`));
      await vscode.workspace.openTextDocument(broken);
      const found = await eventually(
        `a problem in ${broken.path}`,
        () => vscode.languages.getDiagnostics(broken),
        all => all.length > 0,
      );
      // A name of the other folder, or of a file that is not imported, is none of this one.
      assert.deepEqual(found.map(codeOf), ['unresolved-reference']);
    }
  });

  test('the tenants are those of the topology whose text is looked at', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(soc()));
    await tenantsShown(['Contoso', 'Fabrikam', 'Tailspin Toys']);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(venture()));
    await tenantsShown(['Contoso', 'Litware']);
  });

  test('each topology is planned by itself, and keeps its plan', async () => {
    const first = await tenantry.plan(soc());
    const second = await tenantry.plan(venture());
    assert.deepEqual([first.root.toString(), second.root.toString()], [soc().toString(), venture().toString()]);
    assert.deepEqual(first.plan.tenants.map(({ displayName }) => displayName).sort(), ['Contoso', 'Fabrikam', 'Tailspin Toys']);
    assert.deepEqual(
      second.plan.tenants.map(({ displayName }) => displayName),
      ['Contoso'],
    );
    assert.notEqual(first.document?.toString(), second.document?.toString());
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(soc()), vscode.ViewColumn.One);
    const tenants = await tenantsShown(['Contoso', 'Fabrikam', 'Tailspin Toys']);
    assert.ok(tenants.every(({ changes }) => (changes?.length ?? 0) > 0));
  });

  test('both have a preview of their own', async () => {
    for (const uri of [soc(), venture()]) await vscode.commands.executeCommand('tenantry.openPreviewToSide', uri);
    for (const [uri, name] of [
      [soc(), 'Tailspin Toys'],
      [venture(), 'Litware'],
    ] as const)
      await eventually(
        `${name} in its picture`,
        () => tenantry.previewState(uri)?.svg ?? '',
        svg => svg.includes(name),
      );
    assert.ok(!tenantry.previewState(soc())?.svg.includes('Litware'));
  });
});
