import { l10n } from 'vscode';
import type { PlannedChange, PlanResult, Target } from '../../server/engine-protocol.ts';
import type { Topology } from '../../server/protocol.ts';
import { targetWords } from '../targets/target-words.ts';

type Tenant = Topology['tenants'][number];

/** How the last attempt to reach a tenant ended. */
export type Reached = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** A tenant as the view shows it. */
export interface TenantState {
  readonly name: string;
  readonly displayName: string;
  readonly id?: string;
  readonly domain?: string;
  readonly cloud: string;
  readonly external: boolean;
  readonly target: Target;
  /** Who signs in, when the target is live and somebody was chosen. */
  readonly account?: string;
  readonly reached?: Reached;
  /** Of the latest plan or drift; absent where there is none, or where its text has changed since. */
  readonly changes?: readonly PlannedChange[];
  /** Whether the changes are a drift. */
  readonly drift?: boolean;
}

export interface Surroundings {
  readonly target: Target;
  readonly plan?: PlanResult;
  /** Labels of accounts by tenant id. */
  account(tenantId: string): string | undefined;
  reached(tenantId: string): Reached | undefined;
}

const clouds: Readonly<Record<Tenant['cloud'], string>> = {
  public: l10n.t('Public'),
  usGovernment: 'US Government',
  usGovernmentDoD: 'US Government DoD',
  china: 'China (21Vianet)',
};

export const tenantStates = ({ tenants }: Pick<Topology, 'tenants'>, { target, plan, account, reached }: Surroundings): TenantState[] =>
  tenants.map(({ name, displayName, id, domains, cloud, external }) => ({
    name,
    displayName,
    id,
    domain: domains[0],
    cloud: clouds[cloud],
    external,
    target,
    account: target === 'live' && id ? account(id) : undefined,
    reached: id ? reached(id) : undefined,
    changes: plan?.changes.filter(change => change.tenant === name),
    ...(plan?.view === 'drift' ? { drift: true } : {}),
  }));

/** Problems of a plan that tell that a tenant could not be read. */
const unreached: ReadonlySet<string> = new Set(['not-connected', 'wrong-tenant', 'unreachable', 'refused', 'unreadable']);

/** Tenants that were asked for. */
export interface Named {
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
}

/** What a plan says about the way to its tenants, by tenant id. */
export function reachedBy({ tenants, problems }: Pick<PlanResult, 'problems'> & Named): ReadonlyMap<string, Reached> {
  return new Map(
    tenants.map(({ id, name }): [string, Reached] => {
      const problem = problems.find(({ tenant, code }) => tenant === name && unreached.has(code));
      return [id, problem ? { ok: false, why: problem.message } : { ok: true }];
    }),
  );
}

/** `+15 ~4`, of a drift `≠3`, or that there is nothing to do. */
export function pending(changes: readonly PlannedChange[], drift = false): string {
  if (drift && changes.length > 0) return `≠${changes.length}`;
  const count = (action: PlannedChange['action']) => changes.filter(change => change.action === action).length;
  const parts = [count('create') && `+${count('create')}`, count('update') && `~${count('update')}`, count('remove') && `−${count('remove')}`];
  return parts.filter(Boolean).join(' ') || l10n.t('up to date');
}

function spokenPending(changes: readonly PlannedChange[], drift = false): string {
  if (drift && changes.length > 0) return l10n.t('{0} not as the topology says', changes.length);
  const count = (action: PlannedChange['action']) => changes.filter(change => change.action === action).length;
  const [create, update, remove] = [count('create'), count('update'), count('remove')];
  const parts = [create && l10n.t('{0} to create', create), update && l10n.t('{0} to change', update), remove && l10n.t('{0} to remove', remove)];
  return parts.filter(part => part).join(', ') || l10n.t('up to date');
}

/** What stands behind the name: the pending changes, else who signs in, else the domain. */
export function descriptionOf({ external, changes, drift, account, domain, reached }: TenantState): string {
  if (external) return [l10n.t('external'), domain].filter(Boolean).join(' · ');
  const state = reached?.ok === false ? l10n.t('not reached') : changes && pending(changes, drift);
  return [state, account ?? domain].filter(Boolean).join(' · ');
}

/** Everything in one sentence, for screen readers. */
export function spokenOf({ displayName, domain, cloud, external, target, account, reached, changes, drift }: TenantState): string {
  const parts = [
    l10n.t('Tenant {0}', displayName),
    domain,
    l10n.t('cloud {0}', cloud),
    ...(external
      ? [l10n.t('external: nothing is read from it and nothing is written to it')]
      : [
          l10n.t('target {0}', targetWords[target]),
          target === 'live' && l10n.t('account {0}', account ?? l10n.t('not chosen')),
          reached && (reached.ok ? l10n.t('connected') : l10n.t('not reached: {0}', reached.why)),
          changes ? spokenPending(changes, drift) : l10n.t('not planned'),
        ]),
  ];
  return parts.filter(part => part).join(', ');
}

/** What a tenant shows when it is opened. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly icon: string;
  /** Where it is declared. */
  readonly change?: PlannedChange;
}

const icons = { create: 'diff-added', update: 'diff-modified', remove: 'diff-removed' } as const;
const words = { create: l10n.t('create'), update: l10n.t('change'), remove: l10n.t('remove') } as const;
const driftWords = { create: l10n.t('missing'), update: l10n.t('different'), remove: l10n.t('not in the topology') } as const;

export function factsOf({ id, domain, cloud, external, target, account, reached, changes = [], drift }: TenantState): readonly Fact[] {
  const facts: Fact[] = [
    { label: l10n.t('Tenant id'), value: id ?? l10n.t('not stated'), icon: 'key' },
    ...(domain ? [{ label: l10n.t('Domain'), value: domain, icon: 'globe' }] : []),
    { label: l10n.t('Cloud'), value: cloud, icon: 'cloud' },
  ];
  if (external) return facts;
  facts.push({ label: l10n.t('Target'), value: targetWords[target], icon: target === 'live' ? 'warning' : 'beaker' });
  if (target === 'live') facts.push({ label: l10n.t('Account'), value: account ?? l10n.t('not chosen yet'), icon: 'account' });
  facts.push({
    label: l10n.t('Connection'),
    value: !reached ? l10n.t('not tried yet') : reached.ok ? l10n.t('connected') : reached.why,
    icon: !reached ? 'plug' : reached.ok ? 'pass' : 'error',
  });
  return [
    ...facts,
    ...changes.map(change => ({ label: change.title, value: (drift ? driftWords : words)[change.action], icon: icons[change.action], change })),
  ];
}
