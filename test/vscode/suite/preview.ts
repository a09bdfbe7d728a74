import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { WholePicture } from '../../../client/preview/picture.ts';
import { api } from './api.ts';
import { create, eventually, open, retype } from './support.ts';

const text = 'tenant contoso "Contoso" {\n  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"\n  domains: "contoso.com"\n}\n';

suite('Preview', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('opens beside the text with a picture of the whole topology', async () => {
    const document = await open('soc-topology-1/soc.tenantry');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('tenantry.openPreviewToSide');
    const picture = await shown(document.uri, 'a picture', ({ svg }) => svg !== '');
    assert.match(picture.svg, /^<svg\b/);
    for (const name of ['Contoso', 'Fabrikam', 'Tailspin Toys', 'Security Reader']) assert.ok(picture.svg.includes(name), `${name} is not in the picture`);
    assert.equal(picture.stale, undefined);
    await eventually('the preview in the second column', previewColumns, columns => columns.length === 1 && columns[0] === vscode.ViewColumn.Two);
  });

  test('opened again it is the same one', async () => {
    await vscode.window.showTextDocument(await open('soc-topology-1/soc.tenantry'), vscode.ViewColumn.One);
    await vscode.commands.executeCommand('tenantry.openPreviewToSide');
    assert.equal(previewColumns().length, 1);
  });

  test('follows text that is not saved', async () => {
    const document = await previewed('follows.tenantry');
    await retype(document, text.replace('"Contoso"', '"Adventure Works"'));
    await shown(document.uri, 'Adventure Works in the picture', ({ svg }) => svg.includes('Adventure Works'));
    assert.equal(document.isDirty, true);
  });

  test('keeps the last good picture while the text is broken, and says why', async () => {
    const document = await previewed('breaks.tenantry');
    const good = await shown(document.uri, 'Contoso in the picture', ({ svg }) => svg.includes('Contoso'));
    await retype(document, text.replace('{', '{ {{'));
    const broken = await shown(document.uri, 'the reason why the picture is old', ({ stale }) => stale !== undefined);
    assert.equal(broken.svg, good.svg);
    assert.match(broken.stale ?? '', /breaks\.tenantry/);
    await retype(document, text);
    await shown(document.uri, 'the picture to be up to date again', ({ stale }) => stale === undefined);
  });
});

async function previewed(path: string): Promise<vscode.TextDocument> {
  const document = await create(path, text);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await vscode.commands.executeCommand('tenantry.openPreviewToSide');
  return document;
}

async function shown(uri: vscode.Uri, what: string, satisfies: (picture: WholePicture) => boolean): Promise<WholePicture> {
  const { previewState } = await api();
  const picture = await eventually(
    what,
    () => previewState(uri),
    state => state !== undefined && satisfies(state),
  );
  assert.ok(picture);
  return picture;
}

const previewColumns = (): vscode.ViewColumn[] =>
  vscode.window.tabGroups.all.flatMap(group =>
    group.tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('tenantry.preview')).map(() => group.viewColumn),
  );
