import * as vscode from 'vscode';
import type { Workbench } from '../context.ts';
import { planScheme } from '../documents/readable-documents.ts';
import type { PastPlan } from '../plans/plan-history.ts';
import { targetWords } from '../targets/target-words.ts';

/** Shows what two plans of this window have in common and what not, the older one on the left. */
export async function comparePlans({ history, documents }: Workbench): Promise<void> {
  const { all } = history;
  if (all.length < 2) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Plan twice to compare: plans are kept until the window is closed.'));
    return;
  }
  const first = await pick(all, vscode.l10n.t('Compare Plans (1 of 2)'));
  const second =
    first &&
    (await pick(
      all.filter(plan => plan !== first),
      vscode.l10n.t('Compare Plans (2 of 2)'),
    ));
  if (!first || !second) return;
  const [older, newer] = first.id < second.id ? [first, second] : [second, first];
  const [left, right] = [older, newer].map(({ id, root, document, made }) =>
    documents.keep(planScheme, root, { ...document, title: `${document.title}, ${timeOf(made)}` }, String(id)),
  );
  await vscode.commands.executeCommand('vscode.diff', left, right, `${older.document.title}: ${timeOf(older.made)} ↔ ${timeOf(newer.made)}`);
}

async function pick(plans: readonly PastPlan[], title: string): Promise<PastPlan | undefined> {
  const choices = plans.map(plan => ({
    label: plan.document.title,
    description: `${timeOf(plan.made)} · ${targetWords[plan.target]}`,
    detail: plan.document.text.trimEnd().split('\n').at(-1),
    plan,
  }));
  return (await vscode.window.showQuickPick(choices, { title, placeHolder: vscode.l10n.t('A plan of this window, the latest first') }))?.plan;
}

const timeOf = (made: Date): string => made.toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
