import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import * as vscode from 'vscode';
import { generate } from '../../../bench/topology.ts';
import type { TestApi } from '../../../client/test-api.ts';
import { api } from './api.ts';
import { create, eventually } from './support.ts';

suite('Bad input', function () {
  this.timeout(120_000);
  let tenantry: TestApi;
  suiteSetup(async () => {
    tenantry = await api();
  });
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const picture = (uri: vscode.Uri, what: string, satisfies: (svg: string, stale?: string) => boolean) =>
    eventually(
      what,
      () => tenantry.previewState(uri),
      shown => shown !== undefined && satisfies(shown.svg, shown.stale),
    );

  test('a language server that is killed starts again, and the preview goes on', async () => {
    const document = await create('killed.tenantry', 'tenant contoso "Contoso" {\n  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"\n  domains: "contoso.com"\n}\n');
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('tenantry.openPreviewToSide');
    await picture(document.uri, 'a picture', svg => svg.includes('Contoso'));
    const before = serverIds();
    assert.equal(before.length, 1, `one language server is expected, not ${before}`);
    for (const id of before) process.kill(id, 'SIGKILL');
    await eventually('another language server', serverIds, ids => ids.length === 1 && ids[0] !== before[0]);
    await editor.edit(edit => edit.insert(document.lineAt(document.lineCount - 1).range.end, 'group staff "Staff" in contoso\n'));
    await picture(document.uri, 'the new group after the restart', (svg, stale) => svg.includes('Staff') && stale === undefined);
    assert.equal(tenantry.serverState(), 'running');
  });

  test('a flood of edits in a topology of 200 tenants ends with the picture of the last one', async () => {
    const { text } = generate(2003);
    const document = await create('flood.tenantry', text);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('tenantry.openPreviewToSide');
    await picture(document.uri, 'a first picture', svg => svg.includes('Tenant 0199'));
    const start = new vscode.Position(0, 0);
    const type = (text: string) => editor.edit(change => change.insert(start, text), { undoStopBefore: false, undoStopAfter: false });
    for (const character of '// typed faster than it can be drawn\n'.split('').toReversed()) await type(character);
    await type('tenant last "The very last tenant" { id: "3a1c0f52-7b1e-4a57-9a0c-eeeeeeeeeeee" domains: "last.example.com" }\n');
    await picture(document.uri, 'the tenant that was typed last', svg => svg.includes('The very last tenant') && svg.includes('Tenant 0199'));
  });

  test('a port of the sandbox that is taken is told, and another one works', async () => {
    await vscode.commands.executeCommand('tenantry.stopSandbox');
    const other = createServer();
    const port = await new Promise<number>(resolve => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const settings = vscode.workspace.getConfiguration('tenantry');
    await settings.update('sandbox.port', port, vscode.ConfigurationTarget.Global);
    try {
      await assert.rejects(tenantry.startSandbox(), new RegExp(`127\\.0\\.0\\.1:${port}|port ${port}`, 'i'));
    } finally {
      await settings.update('sandbox.port', undefined, vscode.ConfigurationTarget.Global);
      await new Promise(resolve => other.close(resolve));
    }
    const status = await tenantry.startSandbox();
    assert.equal(status.running, true);
  });
});

/** Process ids of the language servers that this extension host has started. */
function serverIds(): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap(line => {
    const [pid = '', parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && args.some(arg => /[\\/]dist[\\/]server\.cjs$/.test(arg)) ? [Number(pid)] : [];
  });
}
