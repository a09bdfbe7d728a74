import type * as vscode from 'vscode';
import type { DeployProgress } from '../server/engine-protocol.ts';
import type { ReadableDocuments } from './documents/readable-documents.ts';
import type { EngineProcess } from './engine/engine-process.ts';
import type { LanguageServer } from './language-server.ts';
import type { PlanMemory } from './plans/plan-memory.ts';
import type { PreviewPanels } from './preview/preview-panels.ts';
import type { BoundAccounts } from './targets/bound-accounts.ts';
import type { TargetChoice } from './targets/target.ts';

/** What commands work with. Made once, when the extension is activated. */
export interface Workbench {
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly engine: EngineProcess;
  readonly target: TargetChoice;
  readonly accounts: BoundAccounts;
  readonly documents: ReadableDocuments;
  readonly previews: PreviewPanels;
  readonly plans: PlanMemory;
  /** Where the sandbox and the journal may write. */
  readonly storage: vscode.Uri;
  /** Of the deployment that runs. */
  readonly progress: vscode.Event<DeployProgress>;
}
