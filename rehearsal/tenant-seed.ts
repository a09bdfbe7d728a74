import type { AccessPackage, ConnectedOrganization, Group, Resource, ResourceKind, ResourceOf, Tenant, TopologyIndex, User } from '../language/model/index.ts';
import type { SandboxSeed, SeedConnectedOrganization, SeedGroup, SeedPackage, SeedUser } from '../sandbox/index.ts';
import { tenantIdOf } from './absent-organization.ts';
import { applications } from './application-seed.ts';
import { stated } from './stated.ts';

type SeedTenant = SandboxSeed['tenants'][number];

export function tenantSeed(tenant: Tenant & { readonly id: string }, index: TopologyIndex): SeedTenant {
  const there = index.in(tenant.name).filter(resource => 'existing' in resource && resource.existing);
  const of = <K extends ResourceKind>(kind: K) => there.filter((resource): resource is ResourceOf<K> & Resource => resource.kind === kind);
  return {
    id: tenant.id,
    displayName: tenant.displayName,
    domains: [...tenant.domains],
    users: of('user').map(userSeed),
    groups: of('group').map(groupSeed),
    applications: applications(of('application'), of('extension'), index),
    catalogs: of('catalog').map(({ displayName, description, external }) => stated({ displayName, description, isExternallyVisible: external })),
    accessPackages: of('package').map(resource => packageSeed(resource, index)),
    connectedOrganizations: of('organization')
      .map(resource => organizationSeed(resource, index))
      .filter(seed => seed !== undefined),
  };
}

const GUEST = /^(.+)_[^_#]+#EXT#@/i;

/** A principal name with #EXT# is a guest's, made of the mail address at home. */
function userSeed({ id, userPrincipalName }: User): SeedUser {
  const [, guest] = GUEST.exec(userPrincipalName) ?? [];
  const displayName = guest ?? (userPrincipalName.split('@')[0] || userPrincipalName);
  return stated({ id, userPrincipalName, displayName, userType: guest ? 'Guest' : 'Member' });
}

function groupSeed({ id, displayName, description, roleAssignable }: Group): SeedGroup {
  return stated({ id, displayName, description, isAssignableToRole: roleAssignable });
}

function packageSeed({ displayName, description, catalog }: AccessPackage, index: TopologyIndex): SeedPackage {
  const home = catalog && index.get('catalog', catalog.key);
  return stated({ displayName, description, catalog: home?.existing ? home.displayName : undefined });
}

function organizationSeed({ displayName, partner, domain }: ConnectedOrganization, index: TopologyIndex): SeedConnectedOrganization | undefined {
  const sameDomain = (tenant: Tenant) => tenant.domains.some(other => other.toLowerCase() === domain?.toLowerCase());
  const tenant = partner ? index.tenant(partner) : index.topology.tenants.find(sameDomain);
  const tenantId = tenant?.id ?? (domain && tenantIdOf(domain));
  return tenantId ? { displayName, tenantId } : undefined;
}
