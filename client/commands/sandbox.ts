import * as vscode from 'vscode';
import type { SandboxStatus } from '../../server/engine-protocol.ts';
import type { Workbench } from '../context.ts';
import { sandboxParams } from '../engine/sandbox-params.ts';
import { requireTrust } from '../trust.ts';

/** Starts the embedded Graph, so that it can be looked at before a first plan does. */
export async function startSandbox({ engine, storage }: Workbench): Promise<SandboxStatus> {
  await requireTrust(vscode.l10n.t('The sandbox'));
  const status = await engine.request('engine/startSandbox', sandboxParams(storage));
  if (status.running) void vscode.window.showInformationMessage(vscode.l10n.t('The sandbox runs at {0}.', `${status.url}/v1.0`));
  return status;
}

export async function stopSandbox({ engine }: Workbench): Promise<SandboxStatus> {
  const status: SandboxStatus = engine.isRunning ? await engine.request('engine/stopSandbox', null) : { running: false };
  void vscode.window.showInformationMessage(vscode.l10n.t('The sandbox is stopped.'));
  return status;
}

/** Forgets what was deployed to the sandbox. It holds nothing that cannot be deployed again, so it does not ask. */
export async function resetSandbox({ engine, plans, storage }: Workbench): Promise<SandboxStatus> {
  await requireTrust(vscode.l10n.t('The sandbox'));
  const status = await engine.request('engine/resetSandbox', sandboxParams(storage));
  plans.forget();
  void vscode.window.showInformationMessage(vscode.l10n.t('The sandbox is empty again. The next plan creates everything anew.'));
  return status;
}
