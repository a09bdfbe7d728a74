import type { DeployProgress } from '../../server/engine-protocol.ts';

/** Tenants in one line, and what is waited for: `Contoso 3/12 · Fabrikam 0/8 (Fabrikam waits: …)`. */
export function progressText({ tenants, message }: DeployProgress): string {
  const line = tenants.map(({ displayName, ended, total }) => `${displayName} ${ended}/${total}`).join(' · ');
  return message ? `${line} (${message})` : line;
}

/** How far it is, from 0 to 100. */
export function percent({ tenants }: DeployProgress): number {
  const sum = (pick: (tenant: DeployProgress['tenants'][number]) => number) => tenants.reduce((count, tenant) => count + pick(tenant), 0);
  const total = sum(({ total }) => total);
  return total === 0 ? 100 : (100 * sum(({ ended }) => ended)) / total;
}
