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
  'tenantry.reportProblem': 'Report Problem',
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
    const ids = (extension().packageJSON.contributes.commands as { command: string }[]).map(({ command }) => command);
    assert.ok(ids.length > Object.keys(titles).length, `${ids}`);
    assert.deepEqual(
      ids.filter(id => !registered.includes(id)),
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

  test('a report of a problem has the versions and what is set, and no id of anybody', async () => {
    const configuration = vscode.workspace.getConfiguration('tenantry');
    await configuration.update('live.clientId', '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01', vscode.ConfigurationTarget.Global);
    await configuration.update('preview.followCursor', false, vscode.ConfigurationTarget.Global);
    try {
      await vscode.commands.executeCommand('tenantry.reportProblem');
      const document = vscode.window.activeTextEditor?.document;
      const text = document?.getText() ?? '';
      assert.equal(document?.languageId, 'markdown');
      assert.ok(text.includes(`- Tenantry ${extension().packageJSON.version}\n`), text);
      assert.ok(text.includes(vscode.version), text);
      assert.ok(text.includes('- Language server: running\n'), text);
      assert.ok(text.includes('- `tenantry.preview.followCursor`: `false`\n'), text);
      assert.ok(text.includes('- `tenantry.live.clientId`: set\n'), text);
      assert.ok(!text.includes('3a1c0f52'), text);
    } finally {
      await configuration.update('live.clientId', undefined, vscode.ConfigurationTarget.Global);
      await configuration.update('preview.followCursor', undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  test('Restricted Mode is supported in part', () => {
    assert.equal(extension().packageJSON.capabilities?.untrustedWorkspaces?.supported, 'limited');
  });
});
