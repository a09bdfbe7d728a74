import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, codeOf, create, open, problems, retype } from './support.ts';

const examples = [
  'soc-topology-1/soc.tenantry',
  'soc-topology-1/tenants.tenantry',
  'soc-topology-2/soc.tenantry',
  'hub-user/users.tenantry',
  'hub-application/hub.tenantry',
  'mesh/mesh.tenantry',
  'joint-venture/venture.tenantry',
  'production-test/test-tenant.tenantry',
  'birthright/birthright.tenantry',
];

const contoso = 'tenant contoso "Contoso" {\n  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"\n  domains: "contoso.com"\n}\n';

suite('Problems', () => {
  test('a misspelt kind is an error with its code at its place, and names the kind that was meant', async () => {
    const document = await create('misspelt.tenantry', `${contoso}\ngruop analysts "Analysts" in contoso\n`);
    const [problem] = (await problems(document.uri, 'unknown-kind')).filter(one => codeOf(one) === 'unknown-kind');
    assert.ok(problem);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), 'gruop');
    assert.match(problem.message, /\bgroup\b/);
  });

  test('a quick fix puts the right kind in its place', async () => {
    const document = await open('misspelt.tenantry');
    const [problem] = (await problems(document.uri, 'unknown-kind')).filter(one => codeOf(one) === 'unknown-kind');
    assert.ok(problem);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, problem.range);
    const fix = actions.find(action => action.kind?.contains(vscode.CodeActionKind.QuickFix) || action.kind?.value.startsWith('quickfix'));
    assert.ok(fix?.edit, `no quick fix with an edit among ${actions.map(({ title }) => title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^group analysts "Analysts" in contoso$/m);
  });

  test('a name that nothing declares is an error at the name', async () => {
    const document = await create('unresolved.tenantry', `${contoso}\ngroup analysts "Analysts" in contosso\n`);
    const found = (await problems(document.uri, 'unresolved-reference')).map(one => document.getText(one.range));
    assert.deepEqual(found, ['contosso']);
  });

  test('a missing import is an error at the import', async () => {
    const document = await create('missing-import.tenantry', `import "./nowhere.tenantry"\n\n${contoso}`);
    const [problem] = await problems(document.uri, 'import-not-found');
    assert.equal(problem?.range.start.line, 0);
  });

  test('problems follow the text before it is saved, and go away with their cause', async () => {
    const document = await create('unsaved.tenantry', contoso);
    await retype(document, `${contoso}\nworld x\n`);
    await problems(document.uri, 'unknown-kind');
    assert.equal(document.isDirty, true);
    await retype(document, contoso);
    await eventuallyClean(document.uri);
  });

  test('the examples have no errors', async () => {
    for (const path of examples) await open(path);
    // The last one opened is reported last: once it has its problem, the others have had their turn.
    const last = await create('last.tenantry', 'world x\n');
    await problems(last.uri, 'unknown-kind');
    for (const path of examples) await eventuallyClean(at(path));
  });
});

async function eventuallyClean(uri: vscode.Uri): Promise<void> {
  const errors = () => vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  for (let tries = 0; tries < 100 && errors().length > 0; tries++) await new Promise(resolve => setTimeout(resolve, 100));
  assert.deepEqual(
    errors().map(one => `${uri.path}:${one.range.start.line + 1} ${one.message}`),
    [],
  );
}
