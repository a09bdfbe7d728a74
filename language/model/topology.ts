import type { Ref, Span } from './source.ts';
import type {
  Approval,
  AttributeFlow,
  Audience,
  B2bSetting,
  Duration,
  Expiration,
  Grant,
  HeldRole,
  MembershipRule,
  Review,
  ScopingFilter,
  Trust,
} from './values.ts';

/**
 * What a topology file and its imports mean: immutable, sets and meshes expanded, references resolved, a source span on
 * everything. Diagram, rules, plan and simulation read this and nothing else. Built by `build.ts`, which never throws;
 * what could not be read is absent here and reported as a problem.
 */
export interface Topology {
  readonly schema: 'tenantry.topology/1';
  /** URI of the file it was built from. */
  readonly root: string;
  /** Every file that took part, the root first. */
  readonly files: readonly string[];
  /** What it is called, where it has a name. */
  readonly identity?: TopologyIdentity;
  readonly tenants: readonly Tenant[];
  readonly sets: readonly TenantSet[];
  readonly meshes: readonly Mesh[];
  readonly mappings: readonly Mapping[];
  readonly links: readonly SyncLink[];
  /** Differences that a comment keeps out of plans, where there are such comments. */
  readonly ignoredDrift?: readonly IgnoredDrift[];
  /** What lives in exactly one tenant; one entry per tenant that a declaration is placed in. */
  readonly resources: readonly Resource[];
}

/** What every declared thing has. */
export interface Declared<K extends string> {
  readonly kind: K;
  /** Unique in the topology: `group:contoso/socAnalysts`, `sync:contoso/fabrikam`. */
  readonly key: string;
  /** The symbol; for links and access settings the names they connect. */
  readonly name: string;
  /** What people see in Entra. */
  readonly displayName: string;
  /** False where `displayName` was derived from the symbol. */
  readonly displayNameStated: boolean;
  /** Where its name stands. */
  readonly span: Span;
  /** Where `displayName` is stated, with its quotes. */
  readonly displayNameSpan?: Span;
  /** The whole declaration; the same for all entries that it expands to. */
  readonly declaration: Span;
  /** From `{` to `}`, where it has a body: fixes insert there. */
  readonly body?: Span;
  /** Where each stated property stands, by property name. */
  readonly spans: { readonly [property: string]: Span };
  /** The comment above the declaration. */
  readonly documentation?: string;
}

/** The name of a topology: its symbol marks what a deployment makes. */
export type TopologyIdentity = Declared<'topology'>;

/** A comment `// tenantry-ignore drift: reason`. */
export interface IgnoredDrift {
  readonly span: Span;
  /** The declaration, block, property or mapping line that the comment is about. */
  readonly covers: Span;
  readonly reason: string;
}

export type Cloud = 'public' | 'usGovernment' | 'usGovernmentDoD' | 'china';

export interface Tenant extends Declared<'tenant'> {
  /** GUID, lower case; absent when it is missing or malformed. */
  readonly id?: string;
  /** Domains, the first one the initial or primary one. */
  readonly domains: readonly string[];
  readonly cloud: Cloud;
  /** A tenant that is only referred to: nothing is read from it and nothing is written to it. */
  readonly external: boolean;
  readonly purpose?: 'production' | 'test';
}

export interface TenantSet extends Declared<'tenants'> {
  readonly members: readonly string[];
}

export interface Mesh extends Declared<'mesh'> {
  readonly members: readonly string[];
  readonly links: readonly string[];
}

/** Rows of attribute mapping under a name. Its extensions are bound per link: see {@link SyncLink.flows}. */
export interface Mapping extends Declared<'mapping'> {
  readonly flows: readonly AttributeFlow[];
}

/** A cross-tenant synchronization configuration with both halves. */
export interface SyncLink extends Declared<'sync'> {
  /** Symbols of the tenants. */
  readonly source: string;
  readonly target: string;
  /** Graph secret `SyncAll`. */
  readonly scope: 'assigned' | 'all';
  readonly filter?: ScopingFilter;
  /** Symbol of the mapping; absent: the template's default mappings alone. */
  readonly mapping?: string;
  /** Rows that are added to, or replace, the default ones; extensions resolved for these two tenants. */
  readonly flows: readonly AttributeFlow[];
  /** `automatic` sets source outbound and target inbound. */
  readonly redemption: 'automatic' | 'manual';
  /** What the target accepts from the source. */
  readonly trust: readonly Trust[];
  /** Accidental deletion prevention; `undefined` is off. The number is the first one that stops a cycle. */
  readonly deletionThreshold?: number;
  /** Mail address that hears of quarantine. */
  readonly notify?: string;
  /** Groups and users of the source that are assigned to the configuration directly. */
  readonly assigned: readonly Ref[];
  readonly actions: readonly ('create' | 'update' | 'delete')[];
  /** Whether a deployment starts the job. */
  readonly start: boolean;
  /** Key of the mesh that this link was expanded from. */
  readonly mesh?: string;
}

/** What lives in one tenant. */
export interface Placed<K extends string> extends Declared<K> {
  /** Symbol of the tenant. */
  readonly tenant: string;
  /** Referred to, never written. */
  readonly existing: boolean;
}

export interface Group extends Placed<'group'> {
  /** Object id, for an existing group whose name is not unique. */
  readonly id?: string;
  readonly description?: string;
  /** Makes the group dynamic. */
  readonly membershipRule?: MembershipRule;
  readonly roleAssignable: boolean;
  /** Directory roles that the group holds. */
  readonly roles: readonly HeldRole[];
}

export interface User extends Placed<'user'> {
  readonly id?: string;
  /** The display string of an existing user is the user principal name. */
  readonly userPrincipalName: string;
}

export interface Application extends Placed<'application'> {
  /** Object id of the service principal. */
  readonly id?: string;
  readonly appId?: string;
}

export interface DirectoryExtension extends Placed<'extension'> {
  readonly dataType: 'String' | 'Boolean' | 'DateTime' | 'Integer' | 'LargeInteger' | 'Binary';
  readonly targetObject: 'User';
  /** For an existing one: `extension_<32 hex>_<name>`. */
  readonly fullName?: string;
}

export interface Catalog extends Placed<'catalog'> {
  readonly description?: string;
  /** Graph `isExternallyVisible`. */
  readonly external: boolean;
  /** Graph `state: published`. */
  readonly published: boolean;
}

export interface AccessPackage extends Placed<'package'> {
  readonly description?: string;
  /** Absent: the built-in catalog "General". */
  readonly catalog?: Ref;
  readonly hidden: boolean;
  readonly grants: readonly Grant[];
  readonly policies: readonly AssignmentPolicy[];
}

export interface AssignmentPolicy extends Declared<'policy'> {
  readonly description?: string;
  /** An automatic policy has a rule and no audience; every other one has an audience and no rule. */
  readonly when?: MembershipRule;
  /** Automatic only: what happens when the rule no longer fits. Absent: access stays. */
  readonly removal?: { readonly after?: Duration };
  readonly requestors?: Audience;
  readonly approval?: Approval;
  /** Whether requestors must give a reason. */
  readonly justification: boolean;
  readonly expires: Expiration;
  readonly review?: Review;
}

export interface ConnectedOrganization extends Placed<'organization'> {
  readonly description?: string;
  /** Symbol of the tenant it stands for, or a domain. */
  readonly partner?: string;
  readonly domain?: string;
  readonly state: 'configured' | 'proposed';
  readonly internalSponsors: readonly Ref[];
  readonly externalSponsors: readonly Ref[];
}

/** Cross-tenant access settings of one tenant for one partner: what is stated on top of what the links need. */
export interface AccessSettings extends Placed<'access'> {
  /** Symbol of the partner tenant. */
  readonly partner: string;
  readonly inbound?: B2bSetting;
  readonly outbound?: B2bSetting;
  readonly directConnectInbound?: B2bSetting;
  readonly directConnectOutbound?: B2bSetting;
  readonly trust?: readonly Trust[];
  /** Automatic redemption by direction; a direction that is not named is off. */
  readonly redemption?: readonly ('inbound' | 'outbound')[];
  /** Whether the partner may synchronize users into this tenant. */
  readonly synchronization?: 'allowed' | 'blocked';
}

/** Entitlement management settings of a tenant: there is one of them in each. */
export interface EntitlementSettings extends Placed<'settings'> {
  /** What happens to external users when they lose their last assignment. */
  readonly externalUserLifecycleAction?: 'none' | 'blockSignIn' | 'blockSignInAndDelete';
  /** For `blockSignInAndDelete`. */
  readonly durationUntilExternalUserDeletedAfterBlocked?: Duration;
}

export type Resource = Group | User | Application | DirectoryExtension | Catalog | AccessPackage | ConnectedOrganization | AccessSettings | EntitlementSettings;
export type ResourceKind = Resource['kind'];
export type ResourceOf<K extends ResourceKind> = Extract<Resource, { kind: K }>;
