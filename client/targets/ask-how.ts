import * as vscode from 'vscode';
import type { SignInKind } from './bindings.ts';
import { signInWords } from './sign-in-words.ts';

/** Asks how to sign in to a tenant. @param current is marked @returns nothing where nothing was chosen */
export async function askHow(displayName: string, tenantId: string, current?: SignInKind): Promise<SignInKind | undefined> {
  const kinds = Object.keys(signInWords) as SignInKind[];
  const choices = kinds.map(how => {
    const { icon, name, detail } = signInWords[how];
    return { label: `$(${icon}) ${name}`, description: how === current ? vscode.l10n.t('current') : undefined, detail, how };
  });
  const picked = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Sign-in to {0}', displayName),
    placeHolder: vscode.l10n.t('How do you sign in to {0} ({1})?', displayName, tenantId),
    ignoreFocusOut: true,
  });
  return picked?.how;
}
