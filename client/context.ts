import type * as vscode from 'vscode';
import type { DeployProgress } from '../server/engine-protocol.ts';
import type { ActiveTopology } from './active-topology.ts';
import type { Reports } from './deployments/reports.ts';
import type { Runs } from './deployments/runs.ts';
import type { ReadableDocuments } from './documents/readable-documents.ts';
import type { EngineProcess } from './engine/engine-process.ts';
import type { LanguageServer } from './language-server.ts';
import type { PlanHistory } from './plans/plan-history.ts';
import type { PlanMemory } from './plans/plan-memory.ts';
import type { PreviewPanels } from './preview/preview-panels.ts';
import type { BoundAccounts } from './targets/bound-accounts.ts';
import type { SignIn } from './targets/sign-in.ts';
import type { TargetChoice } from './targets/target.ts';
import type { ReachedTenants } from './tenants/reached-tenants.ts';
import type { TenantsView } from './tenants/tenants-view.ts';

/** What commands work with. Made once, when the extension is activated. */
export interface Workbench {
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly engine: EngineProcess;
  readonly target: TargetChoice;
  readonly accounts: BoundAccounts;
  readonly signIn: SignIn;
  readonly reached: ReachedTenants;
  readonly documents: ReadableDocuments;
  readonly previews: PreviewPanels;
  readonly plans: PlanMemory;
  readonly history: PlanHistory;
  readonly topology: ActiveTopology;
  readonly tenants: TenantsView;
  readonly runs: Runs;
  readonly reports: Reports;
  /** The examples that are shipped. */
  readonly examples: vscode.Uri;
  /** Where the sandbox and the journal may write. */
  readonly storage: vscode.Uri;
  /** Of the deployment that runs. */
  readonly progress: vscode.Event<DeployProgress>;
}
