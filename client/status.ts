import * as vscode from 'vscode';
import type { SandboxStatus, Target } from '../server/engine-protocol.ts';
import type { ServerState } from './language-server.ts';
import { targetWords } from './targets/target-words.ts';
import { languageId } from './topology-files.ts';

const selector = { language: languageId };
const serverTexts: Readonly<Record<ServerState, string>> = {
  starting: 'Language server starts',
  running: 'Language server runs',
  stopped: 'Language server does not run',
};

/** Two items behind the braces of the status bar: the server's state, and what plans and deployments are made for. */
export class StatusItems implements vscode.Disposable {
  private readonly server = vscode.languages.createLanguageStatusItem('tenantry.server', selector);
  private readonly target = vscode.languages.createLanguageStatusItem('tenantry.target', selector);
  private sandbox: SandboxStatus = { running: false };

  constructor(state: ServerState, target: Target) {
    this.server.name = 'Tenantry Language Server';
    this.target.name = 'Tenantry Target';
    this.target.command = { command: 'tenantry.selectTarget', title: 'Select Target' };
    this.showServer(state);
    this.showTarget(target);
  }

  showServer(state: ServerState): void {
    this.server.text = serverTexts[state];
    this.server.busy = state === 'starting';
    this.server.severity = state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.server.command = state === 'stopped' ? { command: 'tenantry.restartServer', title: 'Restart' } : { command: 'tenantry.showLog', title: 'Show Log' };
  }

  showTarget(target: Target): void {
    const { sandbox } = this;
    this.target.text = `Target: ${targetWords[target]}`;
    this.target.detail =
      target === 'live' ? 'Plans and deployments reach real tenants' : sandbox.running ? `runs at ${sandbox.url}` : 'starts with the first plan';
    this.target.severity = target === 'live' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  }

  showSandbox(sandbox: SandboxStatus, target: Target): void {
    this.sandbox = sandbox;
    this.showTarget(target);
  }

  dispose(): void {
    this.server.dispose();
    this.target.dispose();
  }
}

/** Stands in the status bar, in the colour of a warning, while live tenants are written. */
export function liveDeploymentItem(text: string): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('tenantry.liveDeployment', vscode.StatusBarAlignment.Left, 100);
  item.name = 'Tenantry Live Deployment';
  item.text = `$(warning) ${text}`;
  item.tooltip = 'A deployment writes to live tenants. Cancel it in its notification.';
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  item.show();
  return item;
}
