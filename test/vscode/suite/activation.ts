import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, open } from './support.ts';

const titles = {
  'tenantry.openPreviewToSide': 'Open Preview to the Side',
  'tenantry.plan': 'Plan',
  'tenantry.deploy': 'Deploy',
  'tenantry.startSandbox': 'Start Sandbox',
  'tenantry.resetSandbox': 'Reset Sandbox',
  'tenantry.selectTarget': 'Select Target',
  'tenantry.showLog': 'Show Log',
  'tenantry.restartServer': 'Restart Language Server',
};

suite('Activation', () => {
  test('a .tenantry file has the language tenantry and activates the extension', async () => {
    const document = await open('soc-topology-1/soc.tenantry');
    assert.equal(document.languageId, 'tenantry');
    await vscode.window.showTextDocument(document);
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  test('every command is registered', async () => {
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      Object.keys(titles).filter(id => !registered.includes(id)),
      [],
    );
  });

  test('every command is in the palette under the category Tenantry', () => {
    const contributed = extension().packageJSON.contributes.commands as { command: string; title: string; category: string }[];
    for (const [id, title] of Object.entries(titles)) {
      const { title: shown, category } = contributed.find(({ command }) => command === id) ?? {};
      assert.deepEqual({ id, shown, category }, { id, shown: title, category: 'Tenantry' });
    }
  });

  test('Restricted Mode is supported in part', () => {
    assert.equal(extension().packageJSON.capabilities?.untrustedWorkspaces?.supported, 'limited');
  });
});
