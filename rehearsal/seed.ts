import { indexOf, type Topology } from '../language/model/index.ts';
import type { SandboxSeed } from '../sandbox/index.ts';
import { absentOrganizations } from './absent-organization.ts';
import { tenantSeed } from './tenant-seed.ts';

/**
 * What must be there before the topology can be deployed, as a seed for the sandbox: its tenants and everything that it
 * declares as existing. What the topology creates is left out, and so are tenants without an id.
 */
export function seedOf(topology: Topology): SandboxSeed {
  const index = indexOf(topology);
  const declared = topology.tenants.flatMap(tenant => (tenant.id ? [tenantSeed({ ...tenant, id: tenant.id }, index)] : []));
  return { tenants: [...declared, ...absentOrganizations(index)] };
}
