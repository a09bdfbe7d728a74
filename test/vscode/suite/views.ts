import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/test-api.ts';
import { api } from './api.ts';
import { at, create, eventually, open, retype } from './support.ts';

suite('Views of a topology', function () {
  this.timeout(120_000);
  let tenantry: TestApi;
  const text = [
    'tenant contoso "Contoso" {\n  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"\n  domains: "contoso.com"\n}',
    'tenant litware "Litware" {\n  id: "e9b3d7c4-1a6f-4e82-b0d5-94c8a2f65401"\n  domains: "litware.com"\n  external: true\n}',
    'group staff "Staff" in contoso\n',
  ].join('\n\n');

  suiteSetup(async () => {
    tenantry = await api();
    await tenantry.selectTarget('sandbox');
    await tenantry.resetSandbox();
  });
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const pictureOf = (uri: vscode.Uri, what: string, satisfies: (svg: string) => boolean) =>
    eventually(
      what,
      () => tenantry.previewState(uri)?.svg ?? '',
      svg => svg !== '' && satisfies(svg),
    );

  test('the tenants are those of the file that is looked at', async () => {
    await vscode.window.showTextDocument(await create('viewed.tenantry', text), vscode.ViewColumn.One);
    const tenants = await eventually(
      'the tenants of the file',
      () => tenantry.tenants(),
      all => all.length === 2,
    );
    assert.deepEqual(
      tenants.map(({ displayName, cloud, external, target }) => ({ displayName, cloud, external, target })),
      [
        { displayName: 'Contoso', cloud: 'Public', external: false, target: 'sandbox' },
        { displayName: 'Litware', cloud: 'Public', external: true, target: 'sandbox' },
      ],
    );
    assert.equal(tenants[0]?.changes, undefined);
  });

  test('after a plan, picture and view show what would change', async () => {
    const document = await open('viewed.tenantry');
    await vscode.commands.executeCommand('tenantry.openPreviewToSide', document.uri);
    await pictureOf(document.uri, 'a picture without a plan', svg => svg.includes('Staff') && !svg.includes('data-mark'));
    await tenantry.plan(document.uri);
    await pictureOf(document.uri, 'a mark of the plan on the picture', svg => svg.includes('data-mark="create"'));
    const [contoso] = await tenantry.tenants();
    assert.deepEqual(
      contoso?.changes?.map(({ action, title }) => `${action} ${title}`),
      ['create group "Staff"'],
    );
    assert.deepEqual(contoso?.reached, { ok: true });
  });

  test('a plan on the picture can be hidden and shown again', async () => {
    const { uri } = await open('viewed.tenantry');
    await vscode.commands.executeCommand('tenantry.togglePlanOnPicture');
    await pictureOf(uri, 'a picture whose plan is hidden', svg => !svg.includes('data-mark'));
    await vscode.commands.executeCommand('tenantry.togglePlanOnPicture');
    await pictureOf(uri, 'a picture whose plan is shown', svg => svg.includes('data-mark="create"'));
  });

  test('a plan on the picture goes when the text changes', async () => {
    const document = await open('viewed.tenantry');
    await retype(document, text.replace('"Staff"', '"All staff"'));
    await pictureOf(document.uri, 'a picture of the new text without a plan', svg => svg.includes('All staff') && !svg.includes('data-mark'));
    const [contoso] = await tenantry.tenants();
    assert.equal(contoso?.changes, undefined);
  });

  test('a deployment is listed with its outcome and its report', async () => {
    const { uri } = await open('viewed.tenantry');
    assert.equal((await tenantry.deploy(uri, { confirm: true }))?.outcome, 'complete');
    const [run] = await tenantry.runs();
    assert.deepEqual([run?.state, run?.record.root, run?.record.tenants], ['complete', uri.toString(), ['Contoso']]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('tenantry.openReport', run);
    const shown = await eventually(
      'the report',
      () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'tenantry-report'),
      editor => editor !== undefined,
    );
    assert.match(shown?.document.getText() ?? '', /^Contoso: 1 done\n {2}done: group "All staff"$/m);
    assert.equal(shown?.document.languageId, 'tenantry-plan');
  });

  test('plans wrap their lines, fold per tenant and can be compared', async () => {
    await tenantry.resetSandbox();
    const soc = at('soc-topology-1/soc.tenantry');
    const { document } = await tenantry.plan(soc);
    assert.ok(document);
    const opened = await vscode.workspace.openTextDocument(document);
    assert.equal(vscode.workspace.getConfiguration('editor', { uri: document, languageId: opened.languageId }).get('wordWrap'), 'on');
    const folds = (await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document)) ?? [];
    const heads = folds.map(({ start }) => opened.lineAt(start).text);
    for (const name of ['Contoso (', 'Fabrikam (', 'Tailspin Toys ('])
      assert.ok(
        heads.some(head => head.startsWith(name)),
        `${name} does not fold: ${heads}`,
      );
  });
});
