// What chaos is let loose on: both SOC topologies and a small mesh, each beside objects of others.
import type { Topology } from '../../language/model/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import type { SandboxOptions, SandboxSeed } from '../../sandbox/index.ts';
import { exampleUri, prompt, topologyFrom, topologyOf } from '../deploy/world.ts';

export interface Scenario {
  readonly name: string;
  readonly topology: Topology;
  readonly seed: SandboxSeed;
  readonly options: SandboxOptions;
}

const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A mesh of small tenants, t1 to tn. */
const meshText = (count: number): string => {
  const names = Array.from({ length: count }, (_, index) => `t${index + 1}`);
  const tenants = names.map((name, index) => `tenant ${name} "Tenant ${index + 1}" {\n  id: "${guid(index + 1)}"\n  domains: "${name}.com"\n}\n`);
  return `${tenants.join('')}mesh ${names.join(', ')} { scope: all }\n`;
};

/** Objects that a topology says nothing about, some with names that it uses as well. */
function withOthers(seed: SandboxSeed): SandboxSeed {
  return {
    tenants: seed.tenants.map(tenant => ({
      ...tenant,
      users: [...(tenant.users ?? []), { userPrincipalName: `other@${tenant.domains?.[0]}`, displayName: 'Somebody else' }],
      groups: [
        ...(tenant.groups ?? []),
        { displayName: 'Of another team', description: 'Not ours', members: [`other@${tenant.domains?.[0]}`] },
        { displayName: 'SOC analysts from Contoso', description: 'Same name, not ours' },
      ],
      applications: [...(tenant.applications ?? []), { displayName: 'SOC', appRoles: [{ displayName: 'Reader', value: 'Reader' }] }],
      catalogs: [...(tenant.catalogs ?? []), { displayName: 'Of another team', description: 'Not ours' }],
      accessPackages: [...(tenant.accessPackages ?? []), { displayName: 'Of another team', catalog: 'Of another team' }],
    })),
  };
}

export const scenario = (name: string, topology: Topology, options: SandboxOptions = {}): Scenario => ({
  name,
  topology,
  seed: withOthers(seedOf(topology)),
  options: { privilegedRoles: 'accept', ...prompt, ...options },
});

const everywhere = (reads: number): SandboxOptions['lag'] =>
  Object.fromEntries(
    ['servicePrincipal', 'application', 'group', 'extensionProperty', 'partner', 'catalogResource', 'accessPackage', 'jobStart'].map(kind => [kind, { reads }]),
  );

/** All scenarios, loaded once. */
export async function loadScenarios(): Promise<Scenario[]> {
  const one = await topologyOf(exampleUri('soc-topology-1/soc.tenantry'));
  const two = await topologyOf(exampleUri('soc-topology-2/soc.tenantry'));
  const mesh = await topologyFrom(meshText(3));
  return [
    scenario('topology 1', one),
    scenario('topology 2', two),
    scenario('mesh of 3', mesh),
    scenario('topology 1, replicating slowly', one, { lag: everywhere(2) }),
    scenario('topology 1, writes refused in batches', one, { unconfirmed: { batchedWrites: 'refuse' } }),
    scenario('topology 2, pages of one', two, { pageSize: 1 }),
  ];
}
