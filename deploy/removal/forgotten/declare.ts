import type {
  AccessPackage,
  AssignmentPolicy,
  Catalog,
  ConnectedOrganization,
  Declared,
  Group,
  Placed,
  SyncLink,
  TopologyIdentity,
} from '../../../language/model/index.ts';
import { stampOf } from '../../plan/stamp.ts';
import { markIn } from '../../resources/names.ts';
import { type JsonObject, objects, text } from '../../transport/json.ts';
import type { MarkedConfiguration } from './read-marked.ts';

// Declarations are made of what was read, and not of a text that the language would read: the names of what is forgotten need not
// be symbols, are often those of what is declared, and must not be checked as if somebody had written them. Each has as much as
// taking it away needs, and stands where the topology has its name.

function declared<K extends string>(identity: TopologyIdentity, kind: K, name: string, displayName: string): Declared<K> {
  return { kind, key: `${kind}:${name}`, name, displayName, displayNameStated: true, span: identity.span, declaration: identity.declaration, spans: {} };
}

const placed = <K extends string>(identity: TopologyIdentity, kind: K, tenant: string, name: string, live: JsonObject): Placed<K> & { existing: false } => ({
  ...declared(identity, kind, name, text(live['displayName'])),
  key: `${kind}:${tenant}/${name}`,
  tenant,
  existing: false,
});

/** The symbol under which something was made that carries a stamp in one of its texts. */
const stampedSymbol = (live: JsonObject, property = 'description'): string => stampOf(text(live[property]))?.symbol ?? '';

/** A tenant that only a configuration names. */
export const externalTenant = (identity: TopologyIdentity, id: string) =>
  ({ ...declared(identity, 'tenant', id, id), id, domains: [], cloud: 'public', external: true }) as const;

export const groupOf = (identity: TopologyIdentity, tenant: string, live: JsonObject): Group => ({
  ...placed(identity, 'group', tenant, markIn(text(live['uniqueName']))?.symbol ?? '', live),
  roleAssignable: live['isAssignableToRole'] === true,
  roles: [],
});

/** @param tenantOf the symbol of a tenant, by its id */
export function organizationOf(identity: TopologyIdentity, tenant: string, live: JsonObject, tenantOf: (id: string) => string): ConnectedOrganization {
  const [source] = objects(live['identitySources']);
  const domain = text(source?.['domainName']);
  const partner = text(source?.['tenantId']).toLowerCase();
  return {
    ...placed(identity, 'organization', tenant, stampedSymbol(live), live),
    ...(domain ? { domain } : {}),
    ...(partner ? { partner: tenantOf(partner) } : {}),
    state: 'configured',
    internalSponsors: [],
    externalSponsors: [],
  };
}

export const catalogOf = (identity: TopologyIdentity, tenant: string, live: JsonObject): Catalog => ({
  ...placed(identity, 'catalog', tenant, stampedSymbol(live), live),
  external: false,
  published: true,
});

/** @param catalog key of its catalog */
export function packageOf(identity: TopologyIdentity, tenant: string, catalog: string, live: JsonObject, policies: readonly JsonObject[]): AccessPackage {
  const own = placed(identity, 'package', tenant, text(live['displayName']), live);
  return {
    ...own,
    catalog: { key: catalog, span: identity.span },
    hidden: false,
    grants: [],
    policies: policies.map(policy => policyOf(identity, own.key, policy)),
  };
}

/** @param owner key of its package */
export function policyOf(identity: TopologyIdentity, owner: string, live: JsonObject): AssignmentPolicy {
  const name = text(live['displayName']);
  return { ...declared(identity, 'policy', name, name), key: `policy:${owner}/${name}`, justification: false, expires: { type: 'never', span: identity.span } };
}

/** A configuration without a target was instantiated only: its stamp knows the symbols of its tenants. */
export function linkOf(identity: TopologyIdentity, source: string, { application, company }: MarkedConfiguration, tenantOf: (id: string) => string): SyncLink {
  const target = company ? tenantOf(company) : (stampedSymbol(application, 'notes').split('-')[1] ?? '');
  return {
    ...declared(identity, 'sync', `${source} -> ${target}`, text(application['displayName'])),
    key: `sync:${source}/${target}`,
    source,
    target,
    scope: 'assigned',
    flows: [],
    redemption: 'automatic',
    trust: [],
    assigned: [],
    actions: ['create', 'update', 'delete'],
    start: false,
  };
}
