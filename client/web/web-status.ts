import * as vscode from 'vscode';
import type { ServerConnection, ServerState } from '../server-connection.ts';
import { languageId } from '../topology-files.ts';

const texts: Readonly<Record<ServerState, string>> = {
  starting: vscode.l10n.t('Language server starts in the browser'),
  running: vscode.l10n.t('Language server runs in the browser'),
  stopped: vscode.l10n.t('Language server does not run'),
};

/** An item behind the braces of the status bar: the server's state, and what is not to be had here. */
export function showWebStatus(server: ServerConnection): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('tenantry.server', { language: languageId });
  item.name = vscode.l10n.t('Tenantry Language Server');
  item.detail = vscode.l10n.t('Plan, Deploy and the sandbox need the desktop or a remote window');
  const show = (state: ServerState) => {
    item.text = texts[state];
    item.busy = state === 'starting';
    item.severity = state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.command =
      state === 'stopped'
        ? { command: 'tenantry.restartServer', title: vscode.l10n.t('Restart') }
        : { command: 'tenantry.showLog', title: vscode.l10n.t('Show Log') };
  };
  show(server.state);
  return vscode.Disposable.from(item, server.onDidChangeState(show));
}
