import { l10n } from 'vscode';
import type { BoundAccount, SignInKind } from './bindings.ts';

/** Ways to sign in as they are offered to people. */
export const signInWords: Readonly<Record<SignInKind, { readonly icon: string; readonly name: string; readonly detail: string }>> = {
  microsoft: { icon: 'account', name: l10n.t('Microsoft account of VS Code'), detail: l10n.t('An account that is signed in to the editor, or another one') },
  browser: { icon: 'globe', name: l10n.t('Browser'), detail: l10n.t('Opens a browser on the machine where Tenantry runs, once per tenant and window') },
  azureCli: { icon: 'terminal', name: l10n.t('Azure CLI'), detail: l10n.t('Whoever is signed in with "az login" on the machine where Tenantry runs') },
};

/** `ana@contoso.com`, with the way where it is not the editor's own. */
export function accountText({ how, label }: BoundAccount): string {
  if (how === 'microsoft') return label;
  return label ? `${label} (${signInWords[how].name})` : signInWords[how].name;
}
