import { l10n } from 'vscode';
import type { DeployProgress } from '../../server/engine-protocol.ts';

const SHOWN = 4;

/**
 * Tenants in one line, and what is waited for: `Contoso 3/12 · Fabrikam 0/8 (Fabrikam waits: …)`. Of many tenants those
 * that are at work.
 */
export function progressText({ tenants, message }: DeployProgress): string {
  const told = tenants.length <= SHOWN ? tenants : tenants.filter(({ ended, total }) => ended < total).slice(0, SHOWN);
  const done = tenants.filter(({ ended, total }) => ended === total).length;
  const counted = tenants.length <= SHOWN ? [] : [l10n.t('{0} of {1} tenants done', done, tenants.length)];
  const line = [...counted, ...told.map(({ displayName, ended, total }) => `${displayName} ${ended}/${total}`)].join(' · ');
  return message ? `${line} (${message})` : line;
}

/** How far it is, from 0 to 100. */
export function percent({ tenants }: DeployProgress): number {
  const sum = (pick: (tenant: DeployProgress['tenants'][number]) => number) => tenants.reduce((count, tenant) => count + pick(tenant), 0);
  const total = sum(({ total }) => total);
  return total === 0 ? 100 : (100 * sum(({ ended }) => ended)) / total;
}
