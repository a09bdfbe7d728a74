import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../../client/test-api.ts';
import type { PlanResult } from '../../../server/engine-protocol.ts';
import { api } from './api.ts';
import { at, create } from './support.ts';

suite('Plan and deploy', function () {
  this.timeout(120_000);
  let tenantry: TestApi;
  let first: PlanResult;
  const soc = at('soc-topology-1/soc.tenantry');

  suiteSetup(async () => {
    tenantry = await api();
    await tenantry.selectTarget('sandbox');
  });
  suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the sandbox starts on the loopback interface', async () => {
    const status = await tenantry.startSandbox();
    assert.ok(status.running);
    assert.match(status.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('a plan names every tenant with what would be created, and writes nothing', async () => {
    const { plan, document } = await tenantry.plan(soc);
    first = plan;
    assert.deepEqual(
      plan.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      [],
    );
    assert.ok(plan.planId);
    assert.deepEqual(plan.tenants.map(({ displayName }) => displayName).sort(), ['Contoso', 'Fabrikam', 'Tailspin Toys']);
    for (const { displayName, create, remove } of plan.tenants) {
      assert.ok(create > 0, `nothing is created in ${displayName}`);
      assert.equal(remove, 0);
    }
    const text = textOf(document, 'tenantry-plan');
    for (const words of ['Contoso', 'Fabrikam', 'Tailspin Toys', 'Nothing has been written yet'])
      assert.ok(text.includes(words), `${words} is not in the plan`);
    assert.deepEqual((await tenantry.plan(soc)).plan.tenants, plan.tenants);
  });

  test('after a no, nothing is written', async () => {
    assert.equal(await tenantry.deploy(soc, { confirm: false }), undefined);
    assert.deepEqual((await tenantry.plan(soc)).plan.tenants, first.tenants);
  });

  test('after a yes, everything is deployed and reported', async () => {
    const result = await tenantry.deploy(soc, { confirm: true });
    assert.ok(result);
    assert.deepEqual({ outcome: result.outcome, failed: result.failed }, { outcome: 'complete', failed: 0 });
    const planned = first.tenants.reduce((sum, { create, update }) => sum + create + update, 0);
    assert.equal(result.done, planned);
    const report = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'tenantry-report');
    assert.match(textOf(report?.uri, 'tenantry-report'), /Fabrikam/);
  });

  test('planned again there is nothing to do', async () => {
    const { plan } = await tenantry.plan(soc);
    assert.equal(plan.planId, undefined);
    assert.deepEqual(
      plan.tenants.map(({ create, update, remove }) => create + update + remove),
      plan.tenants.map(() => 0),
    );
  });

  test('a sandbox that was reset is planned as at first', async () => {
    const status = await tenantry.resetSandbox();
    assert.equal(status.running, true);
    assert.deepEqual((await tenantry.plan(soc)).plan.tenants, first.tenants);
  });

  test('a topology with an error is not planned, and the error says where it is', async () => {
    const document = await create(
      'cannot-be-planned.tenantry',
      'tenant contoso "Contoso" {\n  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"\n}\ngroup a "A" in nowhere\n',
    );
    const { plan } = await tenantry.plan(document.uri);
    assert.equal(plan.planId, undefined);
    const error = plan.problems.find(({ severity }) => severity === 'error');
    assert.match(error?.at ?? '', /cannot-be-planned\.tenantry:4:/);
  });

  test('restarting the language server leaves the engine and its sandbox alone', async () => {
    const before = await tenantry.engineStatus();
    await vscode.commands.executeCommand('tenantry.restartServer');
    assert.equal(tenantry.serverState(), 'running');
    const after = await tenantry.engineStatus();
    assert.deepEqual([after.pid, after.sandbox], [before.pid, before.sandbox]);
  });
});

/** The text of a document that is open in an editor. */
function textOf(uri: vscode.Uri | undefined, scheme: string): string {
  assert.equal(uri?.scheme, scheme);
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  assert.ok(open, `${uri} is not shown`);
  return open.document.getText();
}
