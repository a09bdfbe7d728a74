import * as vscode from 'vscode';
import type { ServerConnection, ServerState } from '../server-connection.ts';
import { languageId } from '../topology-files.ts';

const texts: Readonly<Record<ServerState, string>> = {
  starting: 'Language server starts in the browser',
  running: 'Language server runs in the browser',
  stopped: 'Language server does not run',
};

/** An item behind the braces of the status bar: the server's state, and what is not to be had here. */
export function showWebStatus(server: ServerConnection): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('tenantry.server', { language: languageId });
  item.name = 'Tenantry Language Server';
  item.detail = 'Plan, Deploy and the sandbox need the desktop or a remote window';
  const show = (state: ServerState) => {
    item.text = texts[state];
    item.busy = state === 'starting';
    item.severity = state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.command = state === 'stopped' ? { command: 'tenantry.restartServer', title: 'Restart' } : { command: 'tenantry.showLog', title: 'Show Log' };
  };
  show(server.state);
  return vscode.Disposable.from(item, server.onDidChangeState(show));
}
