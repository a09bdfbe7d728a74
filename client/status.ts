import * as vscode from 'vscode';
import type { SandboxStatus, Target } from '../server/engine-protocol.ts';
import { readableLanguage } from './documents/readable-documents.ts';
import type { ServerState } from './language-server.ts';
import { targetWords } from './targets/target-words.ts';
import { languageId } from './topology-files.ts';

const selector = { language: languageId };
const serverTexts: Readonly<Record<ServerState, string>> = {
  starting: vscode.l10n.t('Language server starts'),
  running: vscode.l10n.t('Language server runs'),
  stopped: vscode.l10n.t('Language server does not run'),
};

/** Behind the braces of the status bar the server's state and what plans are made for; the latter in the bar itself too. */
export class StatusItems implements vscode.Disposable {
  private readonly server = vscode.languages.createLanguageStatusItem('tenantry.server', selector);
  private readonly target = vscode.languages.createLanguageStatusItem('tenantry.target', selector);
  private readonly bar = vscode.window.createStatusBarItem('tenantry.targetOfPlans', vscode.StatusBarAlignment.Left, 50);
  private readonly looking: vscode.Disposable;
  private sandbox: SandboxStatus = { running: false };

  constructor(state: ServerState, target: Target) {
    this.server.name = vscode.l10n.t('Tenantry Language Server');
    this.target.name = vscode.l10n.t('Tenantry Target');
    this.target.command = { command: 'tenantry.selectTarget', title: vscode.l10n.t('Select Target') };
    this.bar.name = vscode.l10n.t('Tenantry Target');
    this.bar.command = 'tenantry.selectTarget';
    const look = () => {
      const ours = vscode.window.visibleTextEditors.some(({ document }) => document.languageId === languageId || document.languageId === readableLanguage);
      if (ours) this.bar.show();
      else this.bar.hide();
    };
    this.looking = vscode.window.onDidChangeVisibleTextEditors(look);
    look();
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
    const live = target === 'live';
    this.bar.text = live ? `$(warning) ${vscode.l10n.t('Live tenants')}` : `$(beaker) ${vscode.l10n.t('Sandbox')}`;
    this.bar.tooltip = vscode.l10n.t('What Tenantry plans and deploys for: {0}', targetWords[target]);
    this.bar.backgroundColor = live ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
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
    this.bar.dispose();
    this.looking.dispose();
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
