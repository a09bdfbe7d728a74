import type * as vscode from 'vscode';
import type { DeployResult, EngineStatus, SandboxStatus, Target } from '../server/engine-protocol.ts';
import { deploy } from './commands/deploy.ts';
import { type Planned, plan } from './commands/plan.ts';
import { resetSandbox, startSandbox } from './commands/sandbox.ts';
import { selectTarget } from './commands/select-target.ts';
import type { Workbench } from './context.ts';
import type { Run } from './deployments/run.ts';
import type { ServerState } from './language-server.ts';
import { type WholePicture, wholePicture } from './preview/picture.ts';
import type { TenantState } from './tenants/tenant-state.ts';

/**
 * What `activate` returns to tests, in the editor's test mode alone (`ExtensionMode.Test`): the commands with their results,
 * and an answer in place of the modal question, which the editor refuses to show there. Nothing else is different.
 */
export interface TestApi {
  plan(file: vscode.Uri): Promise<Planned>;
  /** @param confirm the answer to the question whether to deploy */
  deploy(file: vscode.Uri, answer: { confirm: boolean }): Promise<DeployResult | undefined>;
  startSandbox(): Promise<SandboxStatus>;
  resetSandbox(): Promise<SandboxStatus>;
  selectTarget(target: Target): Promise<Target>;
  /** What the preview of a document shows now; nothing where none is open. */
  previewState(document: vscode.Uri): WholePicture | undefined;
  /** What the Tenants view shows. */
  tenants(): Promise<readonly TenantState[]>;
  /** What the Deployments view shows. */
  runs(): Promise<readonly Run[]>;
  serverState(): ServerState;
  engineStatus(): Promise<EngineStatus>;
}

export function testApi(workbench: Workbench): TestApi {
  return {
    plan: file => plan(workbench, file),
    deploy: (file, { confirm }) => deploy(workbench, file, async () => confirm),
    startSandbox: () => startSandbox(workbench),
    resetSandbox: () => resetSandbox(workbench),
    selectTarget: target => selectTarget(workbench, target),
    previewState: document => wholePicture(workbench.previews.of(document)?.shown),
    tenants: () => workbench.tenants.tenants(),
    runs: () => workbench.runs.list(),
    serverState: () => workbench.server.state,
    engineStatus: () => workbench.engine.request('engine/status', null),
  };
}
