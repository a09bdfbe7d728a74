import * as vscode from 'vscode';
import type { Run } from './run.ts';
import { descriptionOf, nameOf, spokenOf, states } from './run-words.ts';
import type { Runs } from './runs.ts';

/** The runs, the latest first. A click opens the report. */
export class DeploymentsView implements vscode.TreeDataProvider<Run>, vscode.Disposable {
  readonly onDidChangeTreeData: vscode.Event<void>;
  private readonly runs: Runs;
  private readonly registrations: vscode.Disposable;

  constructor(runs: Runs) {
    this.runs = runs;
    this.onDidChangeTreeData = runs.onDidChange;
    const view = vscode.window.createTreeView('tenantry.deployments', { treeDataProvider: this });
    this.registrations = vscode.Disposable.from(
      view,
      view.onDidChangeVisibility(({ visible }) => visible && runs.refresh()),
    );
  }

  async getChildren(run?: Run): Promise<Run[]> {
    return run ? [] : [...(await this.runs.list())];
  }

  getTreeItem(run: Run): vscode.TreeItem {
    const { icon, colour } = states[run.state];
    const item = new vscode.TreeItem(nameOf(run));
    item.id = run.id;
    item.description = descriptionOf(run);
    item.iconPath = new vscode.ThemeIcon(run.state === 'running' ? 'sync~spin' : icon, new vscode.ThemeColor(colour));
    const ended = run.state === 'complete' ? 'complete' : 'ended';
    item.contextValue = [run.state === 'running' ? 'running' : ended, ...(run.record.traced ? ['traced'] : [])].join(' ');
    item.tooltip = tooltip(run);
    item.accessibilityInformation = { label: spokenOf(run) };
    item.command = { command: 'tenantry.openReport', title: vscode.l10n.t('Open Report'), arguments: [run] };
    return item;
  }

  dispose(): void {
    this.registrations.dispose();
  }
}

/** Plain text: names of tenants are of somebody else. */
const tooltip = (run: Run): string => [spokenOf(run), vscode.l10n.t('Tenants: {0}', run.record.tenants.join(', '))].join('\n');
