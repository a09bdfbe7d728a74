import * as vscode from 'vscode';
import type { DeployProgress, SandboxStatus } from '../server/engine-protocol.ts';
import { ActiveTopology } from './active-topology.ts';
import { commandIds, registerCommands } from './commands/index.ts';
import type { Workbench } from './context.ts';
import { DeploymentsView } from './deployments/deployments-view.ts';
import { Reports } from './deployments/reports.ts';
import { Runs } from './deployments/runs.ts';
import { colourDocuments } from './documents/colours.ts';
import { ReadableDocuments } from './documents/readable-documents.ts';
import { EngineProcess } from './engine/engine-process.ts';
import { LanguageServer } from './language-server.ts';
import { PlanHistory } from './plans/plan-history.ts';
import { PlanMemory } from './plans/plan-memory.ts';
import { exportPicture } from './preview/export-picture.ts';
import { PreviewPanels } from './preview/preview-panels.ts';
import { StatusItems } from './status.ts';
import { BoundAccounts } from './targets/bound-accounts.ts';
import { SignIn } from './targets/sign-in.ts';
import { TargetChoice } from './targets/target.ts';
import { ReachedTenants } from './tenants/reached-tenants.ts';
import { TenantsView } from './tenants/tenants-view.ts';
import { type TestApi, testApi } from './test-api.ts';
import { watchMendedProblems } from './walkthrough/mended-problems.ts';

/** Registers everything and starts the language server without waiting for it. The engine starts with the first plan. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const log = vscode.window.createOutputChannel('Tenantry', { log: true });
  const server = new LanguageServer(vscode.Uri.joinPath(dist, 'server.cjs').fsPath, log, commandIds);
  const target = new TargetChoice(context.workspaceState);
  const accounts = new BoundAccounts(context.globalState);
  const signIn = new SignIn(accounts);
  const status = new StatusItems(server.state, target.current);
  const progress = new vscode.EventEmitter<DeployProgress>();
  const showSandbox = (sandbox: SandboxStatus) => status.showSandbox(sandbox, target.current);
  const engine = new EngineProcess(vscode.Uri.joinPath(dist, 'engine.cjs').fsPath, {
    requests: { 'host/signIn': request => signIn.how(request), 'host/token': request => signIn.token(request) },
    notifications: {
      'engine/progress': state => progress.fire(state),
      'engine/log': ({ level, message }) => log[level](message),
      'engine/sandboxChanged': showSandbox,
    },
    output: text => log.warn(text),
    died: code => {
      log.error(`The engine ended with ${code}. The next plan starts it anew.`);
      showSandbox({ running: false });
    },
  });
  const runs = new Runs(context.globalStorageUri);
  const reports = new Reports(runs, engine);
  const documents = new ReadableDocuments(async run => reports.of(run));
  const plans = new PlanMemory();
  const previews = new PreviewPanels({ dist, server, log, plans, exportPicture: (root, format) => exportPicture(engine, server, root, format) });
  const topology = new ActiveTopology(server, previews);
  const reached = new ReachedTenants();
  const tenants = new TenantsView({ topology, plans, target, accounts, reached });
  const storage = context.globalStorageUri;
  const workbench: Workbench = {
    ...{
      log,
      server,
      engine,
      target,
      accounts,
      signIn,
      reached,
      documents,
      previews,
      plans,
      history: new PlanHistory(),
      topology,
      tenants,
      runs,
      reports,
      storage,
    },
    progress: progress.event,
    examples: vscode.Uri.joinPath(context.extensionUri, 'examples'),
  };
  context.subscriptions.push(
    log,
    status,
    progress,
    documents,
    plans,
    colourDocuments(),
    previews,
    topology,
    tenants,
    runs,
    new DeploymentsView(runs),
    watchMendedProblems(),
    engine,
    server.onDidChangeState(state => status.showServer(state)),
    target.onDidChange(chosen => {
      status.showTarget(chosen);
      // A plan tells how one target differs from the text.
      plans.forget();
    }),
    registerCommands(workbench),
    server,
  );
  server.start().catch(error => {
    log.error(error instanceof Error ? error : String(error));
    status.showServer('stopped');
  });
  return context.extensionMode === vscode.ExtensionMode.Test ? testApi(workbench) : undefined;
}

/** The editor disposes of what was subscribed: the language server stops, and the engine ends what is in flight. */
export function deactivate(): void {}
