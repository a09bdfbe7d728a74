import type {
  AccessPackage,
  AccessSettings,
  AssignmentPolicy,
  B2bSetting,
  ConnectedOrganization,
  Declared,
  Duration,
  Grant,
  Group,
  Mesh,
  Resource,
  Span,
  SyncLink,
  Tenant,
  TenantSet,
  Topology,
} from '../../../language/model/index.ts';

/** Topologies written down without the language, so that the diagram is tested by the model's contract alone. */

const uri = 'file:///topology.tenantry';
let offset = 0;
export const span = (): Span => {
  offset += 10;
  return { uri, start: offset, end: offset + 5 };
};

const declared = <K extends string>(kind: K, key: string, name: string, displayName = name): Declared<K> => {
  const at = span();
  return { kind, key, name, displayName, displayNameStated: displayName !== name, span: at, declaration: at, spans: {} };
};

export const tenant = (name: string, more: Partial<Tenant> = {}): Tenant => ({
  ...declared('tenant', `tenant:${name}`, name, more.displayName ?? name[0]?.toUpperCase() + name.slice(1)),
  domains: [`${name}.com`],
  cloud: 'public',
  external: false,
  ...more,
});

export const sync = (source: string, target: string, more: Partial<SyncLink> = {}): SyncLink => ({
  ...declared('sync', `sync:${source}/${target}`, `${source}/${target}`),
  source,
  target,
  scope: 'assigned',
  flows: [],
  redemption: 'automatic',
  trust: [],
  assigned: [],
  actions: ['create', 'update', 'delete'],
  start: true,
  spans: more.trust ? { trust: span() } : {},
  ...more,
});

export const mesh = (name: string, members: readonly string[], more: Partial<SyncLink> = {}): { readonly mesh: Mesh; readonly links: readonly SyncLink[] } => {
  const key = `mesh:${name}`;
  const links = members.flatMap(a => members.filter(b => b !== a).map(b => sync(a, b, { ...more, mesh: key })));
  return { mesh: { ...declared('mesh', key, name), members, links: links.map(link => link.key) }, links };
};

export const set = (name: string, members: readonly string[]): TenantSet => ({ ...declared('tenants', `tenants:${name}`, name), members });

export const group = (tenantName: string, name: string, more: Partial<Group> = {}): Group => ({
  ...declared('group', `group:${tenantName}/${name}`, name, more.displayName),
  tenant: tenantName,
  existing: false,
  roleAssignable: false,
  roles: [],
  ...more,
});

export const hours = (text: string, number: number): Duration => ({ text, iso: `PT${number}H`, hours: number });

export const policy = (owner: string, name: string, more: Partial<AssignmentPolicy> = {}): AssignmentPolicy => ({
  ...declared('policy', `${owner}/${name}`, name),
  justification: false,
  expires: { type: 'after', duration: hours('8h', 8), span: span() },
  requestors: { type: 'allMembers', span: span() },
  approval: { stages: [{ approvers: [{ type: 'manager', level: 1, span: span() }], fallback: [], within: hours('2d', 48), span: span() }], span: span() },
  ...more,
});

export const role = (name: string): Grant => ({ type: 'role', role: name, templateId: '', privileged: false, as: 'Active', stated: true, span: span() });

export const accessPackage = (tenantName: string, name: string, more: Partial<AccessPackage> = {}): AccessPackage => {
  const key = `package:${tenantName}/${name}`;
  return {
    ...declared('package', key, name, more.displayName),
    tenant: tenantName,
    existing: false,
    hidden: false,
    grants: [role('Security Reader')],
    policies: [policy(key, 'On request')],
    ...more,
  };
};

export const organization = (tenantName: string, partner: string, more: Partial<ConnectedOrganization> = {}): ConnectedOrganization => ({
  ...declared('organization', `organization:${tenantName}/${partner}`, partner),
  tenant: tenantName,
  existing: false,
  partner,
  state: 'configured',
  internalSponsors: [],
  externalSponsors: [],
  ...more,
});

export const setting = (accessType: 'allowed' | 'blocked', groups?: readonly string[]): B2bSetting => ({
  usersAndGroups: { accessType, targets: groups ? groups.map(key => ({ type: 'group', ref: { key, span: span() } })) : 'all' },
  applications: { accessType: 'allowed', targets: 'all' },
  span: span(),
});

export const access = (tenantName: string, partner: string, more: Partial<AccessSettings> = {}): AccessSettings => ({
  ...declared('access', `access:${tenantName}/${partner}`, `${tenantName} with ${partner}`),
  tenant: tenantName,
  existing: false,
  partner,
  ...more,
});

export interface Parts {
  readonly tenants: readonly Tenant[];
  readonly links?: readonly SyncLink[];
  readonly meshes?: readonly { readonly mesh: Mesh; readonly links: readonly SyncLink[] }[];
  readonly resources?: readonly Resource[];
  readonly sets?: readonly TenantSet[];
}

export const topology = ({ tenants, links = [], meshes = [], resources = [], sets = [] }: Parts): Topology => ({
  schema: 'tenantry.topology/1',
  root: uri,
  files: [uri],
  tenants,
  sets,
  mappings: [],
  meshes: meshes.map(({ mesh: declaration }) => declaration),
  links: [...links, ...meshes.flatMap(({ links: own }) => own)],
  resources,
});
