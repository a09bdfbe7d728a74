import * as vscode from 'vscode';
import type { Workbench } from '../context.ts';
import { isTenant } from '../tenants/tenants-view.ts';
import { requireTrust } from '../trust.ts';

/** What a sign-in is for that only binds an account. */
const scopes = ['https://graph.microsoft.com/.default'];

/** Binds a tenant to the account that signs in to it, after a sign-in that proves it. Of a failed one nothing is kept. */
export async function bindAccount(workbench: Workbench, given: unknown): Promise<void> {
  await requireTrust(vscode.l10n.t('A sign-in to a tenant'));
  const tenant = isTenant(given) ? await known(workbench, given.name) : await pick(workbench);
  if (!tenant) return;
  const { displayName, cloud } = tenant;
  if (!tenant.id) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The tenant {0} has no id, so nobody can sign in to it.', displayName));
    return;
  }
  workbench.reached.forget(tenant.id);
  const account = await workbench.signIn.rebind({ tenantId: tenant.id, displayName, cloud, scopes });
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} signs in to {1}.', account, displayName));
}

async function known({ topology }: Workbench, name: string) {
  return (await topology.read())?.topology.tenants.find(tenant => tenant.name === name);
}

async function pick({ topology, accounts }: Workbench) {
  const tenants = (await topology.read())?.topology.tenants.filter(({ external }) => !external) ?? [];
  if (tenants.length === 0) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Open a .tenantry file first.'));
    return undefined;
  }
  const choices = tenants.map(tenant => ({
    label: tenant.displayName,
    description: tenant.domains[0],
    detail: (tenant.id && accounts.labelOf(tenant.id)) ?? vscode.l10n.t('No account is chosen yet.'),
    tenant,
  }));
  const words = { title: vscode.l10n.t('Choose Account'), placeHolder: vscode.l10n.t('For which tenant?') };
  return (await vscode.window.showQuickPick(choices, words))?.tenant;
}
