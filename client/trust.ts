import * as vscode from 'vscode';

/** Thrown where a command ends for a reason that the person has been told already. */
export class Refused extends Error {}

/** Plans, deployments and the sandbox start processes and connections: not for a folder that nobody trusts. */
export async function requireTrust(what: string): Promise<void> {
  if (vscode.workspace.isTrusted) return;
  const message = restrictedMessage(what);
  const manage = vscode.l10n.t('Manage Workspace Trust');
  void vscode.window.showWarningMessage(message, manage).then(chosen => {
    if (chosen === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  });
  throw new Refused(message);
}

const restrictedMessage = (what: string): string =>
  vscode.l10n.t('{0} is not available in Restricted Mode. Language features and the preview are. Trust the folder to go on.', what);
