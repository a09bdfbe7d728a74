import * as vscode from 'vscode';
import type { DeployResult, PlanResult } from '../../server/engine-protocol.ts';
import type { Workbench } from '../context.ts';
import { reportScheme } from '../documents/readable-documents.ts';
import { settings } from '../settings.ts';
import { liveDeploymentItem } from '../status.ts';
import { requireTrust } from '../trust.ts';
import { confirmation, type Question, total } from './confirmation.ts';
import { percent, progressText } from './deploy-progress.ts';
import { lackQuestion } from './lack-question.ts';
import { sentence } from './outcome.ts';
import { type How, type Planned, plan } from './plan.ts';
import { withoutQuestion } from './without-question.ts';

/** Asks before anything is written; `undefined` is no. */
export type Confirm = (title: string, plan: PlanResult) => Promise<boolean>;

/** Plans, asks, deploys with progress, and ends with a report. @returns nothing where there was nothing to do or the answer was no. */
export async function deploy(workbench: Workbench, given: unknown, confirm: Confirm = ask, how: Pick<How, 'only'> = {}): Promise<DeployResult | undefined> {
  await requireTrust(vscode.l10n.t('Deploy'));
  const { root, plan: planned } = await planToDeploy(workbench, given, how);
  const { planId } = planned;
  if (!planId) return undefined;
  const title = nameOf(root);
  if (!(await confirm(title, planned))) return undefined;
  const result = await whileShown(workbench, planned, planId).finally(() => {
    workbench.plans.forget(root);
    workbench.runs.refresh();
  });
  workbench.log.info(`Deployment of ${root.toString(true)}: ${sentence(result)}`);
  const report = await workbench.documents.show(reportScheme, root, result.report, result.run);
  tell(title, result, report);
  return result;
}

/** Plans, and once more without the tenants that stand in the way, if they may be left out. */
async function planToDeploy(workbench: Workbench, given: unknown, how: Pick<How, 'only'>): Promise<Planned> {
  const all = await plan(workbench, given, { ...how, asks: true });
  const { without = [] } = all.plan;
  if (without.length === 0) return all;
  if (!(await accept(withoutQuestion(nameOf(all.root), without)))) return all;
  return plan(workbench, all.root, { ...how, skip: without.map(({ name }) => name) });
}

const nameOf = (root: vscode.Uri): string => (root.path.split('/').pop() ?? root.path).replace(/\.tenantry$/, '');

async function ask(title: string, planned: PlanResult): Promise<boolean> {
  if (planned.lacks.length > 0 && !(await accept(lackQuestion(title, planned.lacks)))) return false;
  if (!(await accept(confirmation(title, planned)))) return false;
  return planned.target === 'sandbox' || typeName(title, planned);
}

async function accept({ message, detail, button, harmless }: Question): Promise<boolean> {
  const ask = harmless ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  return (await ask(message, { modal: true, detail }, button)) === button;
}

/** Live tenants ask for one thing more that nobody does by habit. */
async function typeName(title: string, { tenants }: PlanResult): Promise<boolean> {
  const names = tenants.filter(tenant => total(tenant) > 0).map(({ displayName }) => displayName);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Deploy to Live Tenants'),
    prompt: vscode.l10n.t('Type "{0}" to write to {1}.', title, names.join(', ')),
    ignoreFocusOut: true,
    validateInput: value => (value === title ? undefined : vscode.l10n.t('Type "{0}", or press Escape to leave everything as it is.', title)),
  });
  return typed === title;
}

async function whileShown({ engine, progress, runs }: Workbench, { target }: PlanResult, planId: string): Promise<DeployResult> {
  const title = target === 'live' ? vscode.l10n.t('Tenantry deploys to live tenants') : vscode.l10n.t('Tenantry deploys to the sandbox');
  const warning = target === 'live' ? liveDeploymentItem(title) : undefined;
  try {
    return await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (shown, token) => {
      let before = 0;
      const listener = progress(state => {
        if (state.planId !== planId) return;
        if (before === 0) runs.refresh();
        const now = percent(state);
        shown.report({ message: progressText(state), increment: now - before });
        before = now;
      });
      token.onCancellationRequested(() => shown.report({ message: vscode.l10n.t('is cancelled: ends what is in flight') }));
      try {
        return await engine.request('engine/deploy', { planId, journals: runs.folder.fsPath, trace: settings.traceDeployments() }, token);
      } finally {
        listener.dispose();
      }
    });
  } finally {
    warning?.dispose();
  }
}

function tell(title: string, result: DeployResult, report: vscode.Uri): void {
  const show = result.outcome === 'complete' ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const message =
    result.target === 'live'
      ? vscode.l10n.t('The deployment of {0} to live tenants {1}', title, sentence(result))
      : vscode.l10n.t('The deployment of {0} to the sandbox {1}', title, sentence(result));
  void show(message, vscode.l10n.t('Show Report')).then(async chosen => {
    if (chosen) await vscode.window.showTextDocument(report, { preview: false });
  });
}
