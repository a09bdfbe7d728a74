import * as vscode from 'vscode';
import type { Workbench } from '../context.ts';
import { engineTexts } from '../engine/engine-texts.ts';
import { askHow } from '../targets/ask-how.ts';
import type { SignInKind } from '../targets/bindings.ts';
import { accountText } from '../targets/sign-in-words.ts';
import { isTenant } from '../tenants/tenants-view.ts';
import { requireTrust } from '../trust.ts';

/** Binds a tenant to a way to sign in and an account, after a sign-in that proves it. Of a failed one nothing is kept. */
export async function bindAccount(workbench: Workbench, given: unknown): Promise<void> {
  await requireTrust(vscode.l10n.t('A sign-in to a tenant'));
  const { root, tenant } = (isTenant(given) ? await known(workbench, given.name) : await pick(workbench)) ?? {};
  if (!root || !tenant) return;
  const { id, displayName } = tenant;
  if (!id) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The tenant {0} has no id, so nobody can sign in to it.', displayName));
    return;
  }
  const how = await askHow(displayName, id, workbench.accounts.get(id)?.how);
  if (!how) return;
  const account = await bind(workbench, root, { name: tenant.name, displayName, id }, how);
  workbench.reached.remember({ target: 'live', tenants: [{ name: tenant.name, id }], problems: [] });
  void vscode.window.showInformationMessage(vscode.l10n.t('{0} signs in to {1}.', account, displayName));
}

/** @returns the account's name, as its token says */
async function bind(
  { accounts, engine, reached, server }: Workbench,
  root: vscode.Uri,
  { name, displayName, id }: { readonly name: string; readonly displayName: string; readonly id: string },
  how: SignInKind,
): Promise<string> {
  const before = accounts.get(id);
  reached.forget(id);
  await accounts.bind(id, { how, label: '' });
  const title = vscode.l10n.t('Tenantry signs in to {0}', displayName);
  try {
    return await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
      const params = { rootUri: root.toString(), overlay: await engineTexts(server, root), tenant: name };
      const cancelled = new Promise<never>((_, reject) => token.onCancellationRequested(() => reject(new vscode.CancellationError())));
      const { account } = await Promise.race([engine.request('engine/whoami', params, token), cancelled]);
      if (how !== 'microsoft') await accounts.bind(id, { how, label: account });
      const bound = accounts.get(id);
      return bound ? accountText(bound) : account;
    });
  } catch (error) {
    await (before ? accounts.bind(id, before) : accounts.forget(id));
    throw error;
  }
}

async function known({ topology }: Workbench, name: string) {
  const read = await topology.read();
  return { root: read?.root, tenant: read?.topology.tenants.find(tenant => tenant.name === name) };
}

async function pick({ topology, accounts }: Workbench) {
  const read = await topology.read();
  const tenants = read?.topology.tenants.filter(({ external }) => !external) ?? [];
  if (tenants.length === 0) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Open a .tenantry file first.'));
    return undefined;
  }
  const choices = tenants.map(tenant => {
    const bound = tenant.id ? accounts.get(tenant.id) : undefined;
    return {
      label: tenant.displayName,
      description: tenant.domains[0],
      detail: bound ? accountText(bound) : vscode.l10n.t('No account is chosen yet.'),
      root: read?.root,
      tenant,
    };
  });
  return vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Choose Account'), placeHolder: vscode.l10n.t('For which tenant?') });
}
