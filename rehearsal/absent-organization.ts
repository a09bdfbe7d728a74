import { createHash } from 'node:crypto';
import type { TopologyIndex } from '../language/model/index.ts';
import type { SandboxSeed } from '../sandbox/index.ts';

type SeedTenant = SandboxSeed['tenants'][number];

/** Tenants behind the domains of connected organizations: Graph resolves such a domain to a tenant, so there must be one. */
export function absentOrganizations(index: TopologyIndex): SeedTenant[] {
  const known = new Set(index.topology.tenants.flatMap(tenant => tenant.domains.map(lower)));
  const tenants: SeedTenant[] = [];
  for (const { domain, displayName } of index.all('organization')) {
    if (!domain || known.has(lower(domain))) continue;
    known.add(lower(domain));
    tenants.push({ id: tenantIdOf(domain), displayName, domains: [lower(domain)] });
  }
  return tenants;
}

const lower = (domain: string): string => domain.toLowerCase();

/** The same domain always gets the same id. It begins with 5eed, as all ids that the sandbox is seeded with. */
export function tenantIdOf(domain: string): string {
  const hex = createHash('sha256')
    .update(`tenant of ${lower(domain)}`)
    .digest('hex');
  return `5eed${hex.slice(0, 4)}-${hex.slice(4, 8)}-4${hex.slice(8, 11)}-8${hex.slice(11, 14)}-${hex.slice(14, 26)}`;
}
