import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from './api.ts';
import { create, eventually } from './support.ts';

const nasty = [
  '<script>pwned=1</script>',
  '<img src=x onerror=pwned=1>',
  "'onload='pwned=1",
  '</text></svg><script>pwned=1</script>',
  '&#60;script&#62;',
  '\u202etxet',
];

suite('Names of somebody who means no good', () => {
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('are drawn as names, beside a text that was never saved', async () => {
    const { previewState } = await api();
    await vscode.commands.executeCommand('tenantry.openSample');
    const lines = ['tenant a "<svg onload=pwned=1>" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "a.com" }'];
    for (let number = 0; number < 120; number++) lines.push(`group g${number} "${nasty[number % nasty.length]} ${number}" in a`);
    const document = await create('hostile.tenantry', '');
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), lines.join('\n')));
    await vscode.commands.executeCommand('tenantry.openPreviewToSide');
    const picture = await eventually(
      'the picture',
      () => previewState(document.uri),
      shown => shown?.svg.includes('&lt;svg onload=pwned=1&gt;') ?? false,
    );
    // Tags without the values of their attributes: a name stands in values and texts alone.
    const tags = (picture?.svg.match(/<[^>]*>/g) ?? []).map(tag => tag.replaceAll(/"[^"]*"/g, '""')).join('');
    assert.doesNotMatch(tags, /<(script|img|foreignObject|a)\b| on\w+=/);
    await eventually(
      'the name of the file on the tab of the preview',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      labels => labels.includes('Preview hostile'),
      5,
    );
  });
});
