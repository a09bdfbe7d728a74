import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { signalOf } from './engine/abort.ts';
import { adoptDrift } from './engine/adopting.ts';
import { engineConnection } from './engine/connection.ts';
import { Deployer } from './engine/deployer.ts';
import { draw } from './engine/drawing.ts';
import { interruptedReport } from './engine/interrupted.ts';
import { PlanStore } from './engine/plan-store.ts';
import { makePlan } from './engine/planning.ts';
import { SandboxHost } from './engine/sandbox-host.ts';
import { SignIns } from './engine/sign-ins.ts';
import { whoami } from './engine/whoami.ts';

// The engine's own process: plans, deploys and runs the sandbox, apart from the language server, so that restarting that
// one ends no deployment. Whoever forks it speaks server/engine-protocol.ts with it.

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
const host = engineConnection(connection);
const sandbox = new SandboxHost(status => host.tell('engine/sandboxChanged', status));
const plans = new PlanStore();
const signIns = new SignIns(host);
const targets = { sandbox, host, signIns };
const deployer = new Deployer(targets, plans);

host.handle('engine/plan', (params, token) => makePlan(params, signalOf(token), targets, plans));
host.handle('engine/adopt', (params, token) => adoptDrift(params, signalOf(token), targets));
host.handle('engine/whoami', params => whoami(params, signIns));
host.handle('engine/deploy', (params, token) => deployer.deploy(params, signalOf(token)));
host.handle('engine/drawing', draw);
host.handle('engine/interruptedReport', async params => interruptedReport(params));
host.handle('engine/startSandbox', async params => {
  await sandbox.start(params);
  return sandbox.status();
});
host.handle('engine/stopSandbox', async () => {
  deployer.refuseWhileDeploying();
  await sandbox.stop();
  return sandbox.status();
});
host.handle('engine/resetSandbox', async params => {
  deployer.refuseWhileDeploying();
  await sandbox.reset(params);
  return sandbox.status();
});
host.handle('engine/status', async () => ({ pid: process.pid, sandbox: await sandbox.status(), deploying: deployer.isDeploying }));

process.on('unhandledRejection', reason =>
  host.tell('engine/log', { level: 'error', message: `Unexpected: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}` }),
);
// The window is gone: what is in flight is finished and written down, nothing new is started.
process.once('disconnect', () => {
  void deployer
    .end()
    .then(() => sandbox.stop())
    .finally(() => process.exit());
});
// An editor that stops its processes asks for the same.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.disconnect?.());

connection.listen();
