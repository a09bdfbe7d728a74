import * as vscode from 'vscode';
import type { SandboxStatus, Target } from '../server/engine-protocol.ts';
import type { ServerState } from './language-server.ts';
import { targetWords } from './targets/target-words.ts';
import { languageId } from './topology-files.ts';

const selector = { language: languageId };
const serverTexts: Readonly<Record<ServerState, string>> = {
  starting: vscode.l10n.t('Language server starts'),
  running: vscode.l10n.t('Language server runs'),
  stopped: vscode.l10n.t('Language server does not run'),
};

/** Two items behind the braces of the status bar: the server's state, and what plans and deployments are made for. */
export class StatusItems implements vscode.Disposable {
  private readonly server = vscode.languages.createLanguageStatusItem('tenantry.server', selector);
  private readonly target = vscode.languages.createLanguageStatusItem('tenantry.target', selector);
  private sandbox: SandboxStatus = { running: false };

  constructor(state: ServerState, target: Target) {
    this.server.name = vscode.l10n.t('Tenantry Language Server');
    this.target.name = vscode.l10n.t('Tenantry Target');
    this.target.command = { command: 'tenantry.selectTarget', title: vscode.l10n.t('Select Target') };
    this.showServer(state);
    this.showTarget(target);
  }

  showServer(state: ServerState): void {
    this.server.text = serverTexts[state];
    this.server.busy = state === 'starting';
    this.server.severity = state === 'stopped' ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.server.command =
      state === 'stopped'
        ? { command: 'tenantry.restartServer', title: vscode.l10n.t('Restart') }
        : { command: 'tenantry.showLog', title: vscode.l10n.t('Show Log') };
  }

  showTarget(target: Target): void {
    const { sandbox } = this;
    this.target.text = vscode.l10n.t('Target: {0}', targetWords[target]);
    this.target.detail =
      target === 'live'
        ? vscode.l10n.t('Plans and deployments reach real tenants')
        : sandbox.running
          ? vscode.l10n.t('runs at {0}', sandbox.url)
          : vscode.l10n.t('starts with the first plan');
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
  item.name = vscode.l10n.t('Tenantry Live Deployment');
  item.text = `$(warning) ${text}`;
  item.tooltip = vscode.l10n.t('A deployment writes to live tenants. Cancel it in its notification.');
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  item.show();
  return item;
}
