import type { ConnectedOrganization, EntitlementSettings, Group, Resource, Tenant, TopologyIndex } from '../model/index.ts';
import { indexOf, type Topology } from '../model/index.ts';
import { packageCompartment } from './package-content.ts';
import { named, type Pill } from './policy-words.ts';
import type { Icon, Source } from './scene.ts';
import { count, list } from './text.ts';

/** What a tenant box says, before it has a size. The outline and the Mermaid text say the same. */
export interface TenantContent {
  readonly tenant: Tenant;
  readonly source: Source;
  readonly title: string;
  readonly subtitle: string;
  readonly tags: readonly string[];
  readonly compartments: readonly Compartment[];
}

export interface Compartment {
  readonly title: string;
  /** The same in the middle of a sentence, for a count. */
  readonly one: string;
  readonly many: string;
  readonly entries: readonly Entry[];
}

/** One declaration in a compartment. */
export interface Entry {
  readonly source: Source;
  readonly icon?: Icon;
  readonly name: string;
  /** Short words at the end of the line. */
  readonly tags: readonly string[];
  readonly details: readonly Detail[];
}

export type Detail =
  | { readonly type: 'line'; readonly word: string; readonly text: string }
  /** A declaration inside the declaration. */
  | { readonly type: 'pills'; readonly source: Source; readonly pills: readonly Pill[] };

const clouds = { public: undefined, usGovernment: 'US Government', usGovernmentDoD: 'US Government DoD', china: 'China (21Vianet)' } as const;

/** Every tenant with its content, in the order of the declarations. */
export function tenantContents(topology: Topology): readonly TenantContent[] {
  const index = indexOf(topology);
  return topology.tenants.map(tenant => tenantContent(tenant, index));
}

function tenantContent(tenant: Tenant, index: TopologyIndex): TenantContent {
  const tags = [
    ...(clouds[tenant.cloud] ? [clouds[tenant.cloud] ?? ''] : []),
    ...(tenant.external ? ['external'] : []),
    ...(tenant.purpose === 'test' ? ['test'] : []),
  ];
  const own = index.in(tenant.name);
  const subtitle = tenant.domains[0] ?? tenant.id ?? '';
  return {
    tenant,
    source: {
      key: tenant.key,
      span: tenant.span,
      label: `Tenant ${tenant.displayName}${subtitle ? `, ${subtitle}` : ''}${tags.length > 0 ? `, ${list(tags)}` : ''}`,
    },
    title: tenant.displayName,
    subtitle,
    tags,
    compartments: [
      packageCompartment(own, index),
      compartment('Groups', 'group', 'groups', own, 'group', group => groupEntry(group)),
      compartment('Connected organizations', 'connected organization', 'connected organizations', own, 'organization', entry =>
        organizationEntry(entry, index),
      ),
      compartment('Applications', 'application', 'applications', own, 'application', entry => plainEntry(entry, 'Application', 'application', [])),
      compartment('Users', 'user', 'users', own, 'user', entry => plainEntry(entry, 'User', 'user', [])),
      compartment('Directory extensions', 'directory extension', 'directory extensions', own, 'extension', entry =>
        plainEntry(entry, 'Directory extension', 'extension', [entry.dataType]),
      ),
      compartment('Settings', 'setting', 'settings', own, 'settings', settingsEntry),
      otherCompartment(own),
    ].filter(({ entries }) => entries.length > 0),
  };
}

function compartment<K extends Resource['kind']>(
  title: string,
  one: string,
  many: string,
  own: readonly Resource[],
  kind: K,
  entry: (resource: Extract<Resource, { kind: K }>) => Entry,
): Compartment {
  const fits = (resource: Resource): resource is Extract<Resource, { kind: K }> => resource.kind === kind;
  return { title, one, many, entries: own.filter(fits).map(entry) };
}

/** Kinds with a place of their own; access settings are drawn on the arrows. */
const placed: ReadonlySet<string> = new Set(['package', 'catalog', 'group', 'organization', 'application', 'user', 'extension', 'access', 'settings']);

/** What the picture has no place for yet: a kind that is new still shows. */
function otherCompartment(own: readonly Resource[]): Compartment {
  const entries = own
    .filter(({ kind }) => !placed.has(kind))
    .map((resource): Entry => {
      const kind = `${resource.kind[0]?.toUpperCase()}${resource.kind.slice(1)}`;
      return { ...plainEntry(resource, kind, 'other', []), tags: [resource.kind, ...(resource.existing ? ['existing'] : [])] };
    });
  return { title: 'Others', one: 'other', many: 'others', entries };
}

function plainEntry(resource: Resource, kind: string, icon: Icon, words: readonly string[]): Entry {
  const tags = [...words, ...(resource.existing ? ['existing'] : [])];
  return {
    source: { key: resource.key, span: resource.span, label: [`${kind} ${resource.displayName}`, ...tags].join(', ') },
    icon,
    name: resource.displayName,
    tags,
    details: [],
  };
}

function groupEntry(group: Group): Entry {
  const words = [...(group.membershipRule ? ['dynamic'] : []), ...(group.roleAssignable ? ['role-assignable'] : [])];
  const roles = group.roles.map(held => `${held.role}${held.as === 'Eligible' ? ' (eligible)' : ''}`);
  const entry = plainEntry(group, 'Group', group.existing ? 'existing' : 'group', words);
  const label = roles.length > 0 ? `${entry.source.label}, holds ${list(roles)}` : entry.source.label;
  return { ...entry, source: { ...entry.source, label }, details: roles.map(role => ({ type: 'line', word: 'role', text: role })) };
}

const leaving = { none: 'nothing', blockSignIn: 'sign-in is blocked', blockSignInAndDelete: 'blocked, then deleted' } as const;

function settingsEntry(settings: EntitlementSettings): Entry {
  const { externalUserLifecycleAction: action, durationUntilExternalUserDeletedAfterBlocked: after } = settings;
  const words = action && `${leaving[action]}${action === 'blockSignInAndDelete' && after ? ` after ${after.text}` : ''}`;
  const meaning = words ? [`external users without assignments: ${words}`] : [];
  return {
    source: { key: settings.key, span: settings.span, label: ['Entitlement management settings', ...meaning].join(', ') },
    icon: 'other',
    name: 'Entitlement management',
    tags: [],
    details: meaning.map(text => ({ type: 'line', word: 'rule', text })),
  };
}

function organizationEntry(organization: ConnectedOrganization, index: TopologyIndex): Entry {
  const partner = organization.partner ? index.tenant(organization.partner)?.displayName : organization.domain;
  const sponsors = [...organization.internalSponsors, ...organization.externalSponsors].map(ref => named(index, ref));
  const entry = plainEntry(organization, 'Connected organization', 'organization', organization.state === 'proposed' ? ['proposed'] : []);
  const details: Detail[] = [
    ...(partner && partner !== organization.displayName ? [{ type: 'line', word: 'of', text: partner } as const] : []),
    ...(sponsors.length > 0 ? [{ type: 'line', word: 'sponsor', text: list(sponsors) } as const] : []),
  ];
  const label = [
    entry.source.label,
    ...(partner ? [`stands for ${partner}`] : []),
    ...(sponsors.length > 0 ? [`${count(sponsors.length, 'sponsor')}: ${list(sponsors)}`] : []),
  ];
  return { ...entry, source: { ...entry.source, label: label.join(', ') }, details };
}
