import * as vscode from 'vscode';
import type { Workbench } from '../context.ts';
import type { Run } from '../deployments/run.ts';
import { reportScheme } from '../documents/readable-documents.ts';
import { deploy } from './deploy.ts';

/** Opens what a run did; of one that was interrupted, what its journal knows. */
export async function openReport(workbench: Workbench, given: unknown): Promise<void> {
  const run = await chosen(workbench, given, vscode.l10n.t('Whose report is opened?'));
  if (!run) return;
  const content = await workbench.reports.of(run.id);
  if (content) await workbench.documents.show(reportScheme, vscode.Uri.parse(run.record.root, true), content, run.id);
}

/** Opens what went over the wire, where the run was traced. */
export async function openTrace(workbench: Workbench, given: unknown): Promise<void> {
  const traced = (await workbench.runs.list()).filter(({ record }) => record.traced);
  if (traced.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No deployment was traced. The setting "tenantry.trace.deployments" turns it on.'));
    return;
  }
  const run = await chosen(workbench, given, vscode.l10n.t('Whose trace is opened?'), traced);
  if (!run) return;
  const document = await vscode.workspace.openTextDocument(workbench.runs.har(run.id));
  await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, 'json'), { preview: false });
}

/** Plans the topology of a run again and deploys what is left, after the same question as every deployment. */
export async function resumeDeployment(workbench: Workbench, given: unknown): Promise<void> {
  const run = await chosen(workbench, given, vscode.l10n.t('Which deployment is resumed?'));
  if (run) await deploy(workbench, vscode.Uri.parse(run.record.root, true));
}

/** Deletes what is kept of a run. The tenants are not touched. */
export async function deleteDeployment(workbench: Workbench, given: unknown): Promise<void> {
  const run = await chosen(workbench, given, vscode.l10n.t('Which entry is deleted?'));
  if (!run || run.state === 'running') return;
  const detail = vscode.l10n.t('Its report and its journal, which names every write, are deleted from this machine. Nothing in a tenant changes.');
  const button = vscode.l10n.t('Delete Entry');
  const answer = await vscode.window.showWarningMessage(vscode.l10n.t('Delete the entry "{0}"?', run.record.title), { modal: true, detail }, button);
  if (answer === button) await workbench.runs.remove(run.id);
}

/** The run that a view hands over, else one that the person picks. */
async function chosen({ runs }: Workbench, given: unknown, placeHolder: string, among?: readonly Run[]): Promise<Run | undefined> {
  if (isRun(given)) return given;
  const { descriptionOf, nameOf } = await import('../deployments/run-words.ts');
  const all = among ?? (await runs.list());
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been deployed from this machine yet.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    all.map(run => ({ label: nameOf(run), description: descriptionOf(run), run })),
    { placeHolder },
  );
  return picked?.run;
}

const isRun = (value: unknown): value is Run => typeof value === 'object' && value !== null && 'id' in value && 'record' in value && 'state' in value;
