import * as vscode from 'vscode';
import type { ActiveTopology } from '../active-topology.ts';
import type { PlanMemory } from '../plans/plan-memory.ts';
import type { BoundAccounts } from '../targets/bound-accounts.ts';
import { accountText } from '../targets/sign-in-words.ts';
import type { TargetChoice } from '../targets/target.ts';
import type { ReachedTenants } from './reached-tenants.ts';
import { descriptionOf, type Fact, factsOf, spokenOf, type TenantState, tenantStates } from './tenant-state.ts';

export type TenantNode = TenantState | Fact;

export interface TenantsHost {
  readonly topology: ActiveTopology;
  readonly plans: PlanMemory;
  readonly target: TargetChoice;
  readonly accounts: BoundAccounts;
  readonly reached: ReachedTenants;
}

/** The tenants of the topology that is looked at: where they are, who signs in, and what a plan would change in them. */
export class TenantsView implements vscode.TreeDataProvider<TenantNode>, vscode.Disposable {
  private readonly host: TenantsHost;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly registrations: vscode.Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(host: TenantsHost) {
    this.host = host;
    const { topology, plans, target, accounts } = host;
    const view = vscode.window.createTreeView('tenantry.tenants', { treeDataProvider: this });
    const refresh = () => this.changed.fire();
    this.registrations = vscode.Disposable.from(
      view,
      this.changed,
      topology.onDidChange(refresh),
      plans.onDidChange(refresh),
      target.onDidChange(refresh),
      accounts.onDidChange(refresh),
    );
  }

  async tenants(): Promise<readonly TenantState[]> {
    const { topology, plans, target, accounts, reached } = this.host;
    const read = await topology.read();
    if (!read) return [];
    return tenantStates(read.topology, {
      target: target.current,
      plan: plans.of(read.root)?.result,
      account: id => {
        const bound = accounts.get(id);
        return bound && accountText(bound);
      },
      reached: id => reached.of(target.current, id),
    });
  }

  async getChildren(node?: TenantNode): Promise<TenantNode[]> {
    if (!node) return [...(await this.tenants())];
    return isTenant(node) ? [...factsOf(node)] : [];
  }

  getTreeItem(node: TenantNode): vscode.TreeItem {
    return isTenant(node) ? tenantItem(node) : factItem(node);
  }

  dispose(): void {
    this.registrations.dispose();
  }
}

export const isTenant = (node: unknown): node is TenantState => typeof node === 'object' && node !== null && 'displayName' in node && 'cloud' in node;

function tenantItem(tenant: TenantState): vscode.TreeItem {
  const item = new vscode.TreeItem(tenant.displayName, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = tenant.name;
  item.description = descriptionOf(tenant);
  item.tooltip = spokenOf(tenant);
  item.accessibilityInformation = { label: spokenOf(tenant) };
  item.contextValue = tenant.external ? 'external' : 'tenant';
  item.iconPath =
    tenant.reached?.ok === false
      ? new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'))
      : new vscode.ThemeIcon(tenant.external ? 'link-external' : 'organization');
  return item;
}

function factItem({ label, value, icon, change }: Fact): vscode.TreeItem {
  const item = new vscode.TreeItem(label);
  // Of a change the icon says as much, and what is to be changed has the whole line.
  if (!change) item.description = value;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.tooltip = `${label}: ${value}`;
  item.accessibilityInformation = { label: `${label}: ${value}` };
  if (change?.place) item.command = { command: 'tenantry.reveal', title: vscode.l10n.t('Go to the declaration'), arguments: [change.place] };
  return item;
}
