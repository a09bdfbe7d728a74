import type { DeployProgress } from '../../server/engine-protocol.ts';

/** Tenants in one line: `Contoso 3/12 · Fabrikam 0/8`. */
export const progressText = ({ tenants }: DeployProgress): string =>
  tenants.map(({ displayName, ended, total }) => `${displayName} ${ended}/${total}`).join(' · ');

/** How far it is, from 0 to 100. */
export function percent({ tenants }: DeployProgress): number {
  const sum = (pick: (tenant: DeployProgress['tenants'][number]) => number) => tenants.reduce((count, tenant) => count + pick(tenant), 0);
  const total = sum(({ total }) => total);
  return total === 0 ? 100 : (100 * sum(({ ended }) => ended)) / total;
}
