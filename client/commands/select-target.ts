import * as vscode from 'vscode';
import type { Target } from '../../server/engine-protocol.ts';
import type { Workbench } from '../context.ts';
import { targetWords } from '../targets/target-words.ts';
import { requireTrust } from '../trust.ts';

type Choice = vscode.QuickPickItem & { readonly target?: Target };

/** Asks what plans and deployments are made for, unless it is given. */
export async function selectTarget(workbench: Workbench, given?: unknown): Promise<Target> {
  const { target } = workbench;
  const chosen = given === 'sandbox' || given === 'live' ? given : await ask(workbench);
  if (!chosen) return target.current;
  if (chosen === 'live') await requireTrust(vscode.l10n.t('Microsoft Graph as target'));
  await target.choose(chosen);
  return chosen;
}

async function ask({ target, accounts }: Workbench): Promise<Target | undefined> {
  const mark = (name: Target) => (target.current === name ? vscode.l10n.t('current') : undefined);
  const choices: Choice[] = [
    {
      label: `$(beaker) ${targetWords.sandbox}`,
      description: mark('sandbox'),
      detail: vscode.l10n.t('An embedded Microsoft Graph on this machine. Nothing leaves it.'),
      target: 'sandbox',
    },
    {
      label: `$(warning) ${targetWords.live}`,
      description: mark('live'),
      detail: vscode.l10n.t('Signs in to each tenant with a Microsoft account that you choose.'),
      target: 'live',
    },
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(sign-out) ${vscode.l10n.t('Forget Accounts')}`, detail: vscode.l10n.t('Asks anew which account signs in to which tenant.') },
  ];
  const words = { title: vscode.l10n.t('Select Target'), placeHolder: vscode.l10n.t('What plans and deployments are made for') };
  const picked = await vscode.window.showQuickPick(choices, words);
  if (picked && !picked.target) await accounts.forgetAll();
  return picked?.target;
}
