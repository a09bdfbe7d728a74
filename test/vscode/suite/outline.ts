import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, eventually, open, place } from './support.ts';

const soc = 'soc-topology-1/soc.tenantry';

suite('Outline', () => {
  test('document symbols name the declarations, policies inside their package', async () => {
    const document = await open(soc);
    const ask = () => vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const symbols = await eventually('document symbols', ask, all => all?.length > 0);
    const names = symbols.map(({ name }) => name);
    for (const name of ['socAnalysts', 'socRole', 'socMapping', 'socMembers', 'socReader', 'socResponder'])
      assert.ok(
        names.some(shown => shown.includes(name)),
        `${name} is missing in ${names}`,
      );
    const members = symbols.find(({ name }) => name.includes('socMembers'));
    assert.ok(members, 'no package socMembers');
    assert.ok(
      members.children.some(({ name }) => name.includes('Analysts')),
      'the policy "Analysts" is not inside socMembers',
    );
    assert.ok(members.range.contains(place(document, 'expires: 3|0d')));
  });

  test('workspace symbols are found by name', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'jointProject');
    assert.deepEqual([...new Set(found.map(({ location }) => location.uri.path))], [at('joint-venture/venture.tenantry').path]);
  });

  test('blocks and comments fold', async () => {
    const document = await open(soc);
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const { line } = place(document, 'sync contoso -> targets "SOC" |{');
    assert.ok(
      ranges.some(({ start }) => start === line),
      'the link does not fold',
    );
  });

  test('semantic tokens colour the text', async () => {
    const document = await open(soc);
    const ask = () => vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri);
    const tokens = await eventually('semantic tokens', ask, answer => (answer?.data.length ?? 0) > 0);
    assert.equal((tokens?.data.length ?? 0) % 5, 0);
  });
});
