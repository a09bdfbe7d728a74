import type { ResourceKind } from '../../language/model/index.ts';
import { type RemovalNode, removal } from '../removal/removal-kind.ts';
import { type AccessPackageNode, accessPackage } from './access-package.ts';
import { type AssignmentPolicyNode, assignmentPolicy } from './assignment-policy.ts';
import { type CatalogNode, catalog } from './catalog.ts';
import { type CatalogResourceNode, catalogResource } from './catalog-resource.ts';
import { type ConnectedOrganizationNode, connectedOrganization } from './connected-organization.ts';
import { type EntitlementSettingsNode, entitlementSettings } from './entitlement-settings.ts';
import { type ExtensionNode, extension } from './extension.ts';
import { type ExtensionHolderNode, extensionHolder } from './extension-holder.ts';
import { type GroupNode, group } from './group.ts';
import { type IdentitySynchronizationNode, identitySynchronization } from './identity-synchronization.ts';
import type { DesiredScope, Kind, Node } from './kind.ts';
import { type PartnerNode, partner } from './partner.ts';
import { type ReferenceNode, reference } from './reference.ts';
import { type ResourceRoleScopeNode, resourceRoleScope } from './resource-role-scope.ts';
import { type RoleAssignmentNode, roleAssignment } from './role-assignment.ts';
import { type SponsorNode, sponsor } from './sponsor.ts';
import { type SyncApplicationNode, syncApplication } from './sync-application.ts';
import { type SyncAssignmentNode, syncAssignment } from './sync-assignment.ts';
import { type SyncJobNode, syncJob } from './sync-job.ts';
import { type SyncSchemaNode, syncSchema } from './sync-schema.ts';
import { type SyncSecretsNode, syncSecrets } from './sync-secrets.ts';
import { type SyncStampNode, syncStamp } from './sync-stamp.ts';
import { type SyncStartNode, syncStart } from './sync-start.ts';

export type DeployNode =
  | ReferenceNode
  | PartnerNode
  | IdentitySynchronizationNode
  | ExtensionHolderNode
  | ExtensionNode
  | GroupNode
  | RoleAssignmentNode
  | SyncApplicationNode
  | SyncJobNode
  | SyncSecretsNode
  | SyncSchemaNode
  | SyncAssignmentNode
  | SyncStampNode
  | SyncStartNode
  | CatalogNode
  | CatalogResourceNode
  | AccessPackageNode
  | ResourceRoleScopeNode
  | AssignmentPolicyNode
  | ConnectedOrganizationNode
  | SponsorNode
  | EntitlementSettingsNode
  | RemovalNode;

export type DeployKind = DeployNode['kind'];

/** What is kept of a kind whose types are not of interest. */
export type AnyKind = Kind<Node, unknown>;

/** Every kind of thing that a deployment knows; a kind without an entry does not compile. */
const kinds = {
  reference,
  partner,
  identitySynchronization,
  extensionHolder,
  extension,
  group,
  roleAssignment,
  syncApplication,
  syncJob,
  syncSecrets,
  syncSchema,
  syncAssignment,
  syncStamp,
  syncStart,
  catalog,
  catalogResource,
  package: accessPackage,
  resourceRoleScope,
  assignmentPolicy,
  organization: connectedOrganization,
  sponsor,
  settings: entitlementSettings,
  removal,
} as const satisfies { readonly [K in DeployKind]: { readonly kind: K } };

/** What each kind of the topology becomes; a kind that is deployed as nothing does not compile. */
export const deployedAs = {
  sync: ['partner', 'identitySynchronization', 'syncApplication', 'syncJob', 'syncSecrets', 'syncSchema', 'syncAssignment', 'syncStamp', 'syncStart'],
  access: ['partner', 'identitySynchronization'],
  group: ['group', 'roleAssignment', 'reference'],
  user: ['reference'],
  application: ['reference'],
  extension: ['extension', 'extensionHolder', 'reference'],
  catalog: ['catalog', 'reference'],
  package: ['package', 'catalogResource', 'resourceRoleScope', 'assignmentPolicy', 'reference'],
  organization: ['organization', 'sponsor', 'reference'],
  settings: ['settings'],
} as const satisfies Record<ResourceKind | 'sync', readonly DeployKind[]>;

export const kindNamed = (kind: string): AnyKind => (kinds as unknown as Record<string, AnyKind>)[kind] ?? fail(kind);

const fail = (kind: string): never => {
  throw new Error(`No kind of thing is called ${kind}.`);
};

/** Everything that the topology asks for, by key. */
export function desiredNodes(scope: DesiredScope): ReadonlyMap<string, Node> {
  const nodes = Object.values(kinds).flatMap(kind => kind.desired(scope) as readonly Node[]);
  return new Map(nodes.map(node => [node.key, node]));
}
