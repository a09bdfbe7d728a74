import type { AccessPackage, Declared, SyncLink } from '../../language/model/index.ts';
import type { Span } from '../../language/model/source.ts';
import type { DeployNode } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';

/** Properties of the topology by the first part of the path that Graph has for them; `displayName` stands in the header. */
const PROPERTIES: { readonly [kind: string]: { readonly [path: string]: string } } = {
  catalog: { description: 'description', state: 'published', isExternallyVisible: 'external' },
  organization: { description: 'description', state: 'state' },
  group: { description: 'description', groupTypes: 'members', membershipRule: 'members', membershipRuleProcessingState: 'members' },
  package: { description: 'description', isHidden: 'hidden', role: 'grants' },
  settings: {
    externalUserLifecycleAction: 'externalUserLifecycleAction',
    durationUntilExternalUserDeletedAfterBlocked: 'durationUntilExternalUserDeletedAfterBlocked',
  },
  assignmentPolicy: {
    description: 'description',
    allowedTargetScope: 'requestors',
    specificAllowedTargets: 'requestors',
    requestorSettings: 'requestors',
    requestApprovalSettings: 'approval',
    'requestApprovalSettings.isRequestorJustificationRequired': 'justification',
    expiration: 'expires',
    reviewSettings: 'review',
    automaticRequestSettings: 'removal',
  },
  syncSecrets: {
    SyncAll: 'scope',
    'SyncNotificationSettings.Enabled': 'notify',
    'SyncNotificationSettings.Recipients': 'notify',
    'SyncNotificationSettings.DeleteThresholdEnabled': 'deletionThreshold',
    'SyncNotificationSettings.DeleteThresholdValue': 'deletionThreshold',
  },
  syncSchema: { flowTypes: 'actions', 'scope.groups': 'filter' },
};

/** The property of the topology that a path of Graph is; nothing where it has none of its own. */
function propertyOf(kind: string, path: string): string | undefined {
  const names = PROPERTIES[kind];
  return names?.[path] ?? names?.[path.split(/[.[]/)[0] ?? ''];
}

/** What a node was declared as. */
export function declarationOf(node: Node): Declared<string> | undefined {
  const each = node as DeployNode;
  switch (each.kind) {
    case 'catalog':
      return each.catalog;
    case 'organization':
      return each.organization;
    case 'group':
      return each.group;
    case 'package':
      return each.pack satisfies AccessPackage;
    case 'assignmentPolicy':
      return each.policy;
    case 'settings':
      return each.settings;
    case 'syncApplication':
    case 'syncJob':
    case 'syncSecrets':
    case 'syncSchema':
    case 'syncAssignment':
    case 'syncStamp':
    case 'syncStart':
      return each.link satisfies SyncLink;
    default:
      return undefined;
  }
}

/** Where the topology says what a path of a node should be; nothing where it does not say it. */
export function statedAt(node: Node, path: string): readonly Span[] {
  const each = node as DeployNode;
  const declared = declarationOf(node);
  if (each.kind === 'partner') {
    const { setting } = each;
    const stated = {
      inboundTrust: setting.trust,
      automaticUserConsentSettings: setting.redemptionInbound ?? setting.redemptionOutbound,
      b2bCollaborationInbound: setting.b2bCollaborationInbound,
      b2bCollaborationOutbound: setting.b2bCollaborationOutbound,
      b2bDirectConnectInbound: setting.b2bDirectConnectInbound,
      b2bDirectConnectOutbound: setting.b2bDirectConnectOutbound,
    }[path.split('.')[0] ?? ''];
    return stated?.by ?? [];
  }
  if (!declared) return [];
  if (path === 'displayName') return [declared.span];
  if (each.kind === 'syncSchema' && path.startsWith('attributeMappings.')) {
    const name = path.slice('attributeMappings.'.length).replace(/^extension_[0-9a-f]{32}_/i, '');
    return each.link.flows.filter(({ target }) => target.name.toLowerCase() === name.toLowerCase()).map(({ span }) => span);
  }
  const property = propertyOf(node.kind, path);
  const span = property === undefined ? undefined : (declared.spans[property] ?? (property === 'requestors' ? declared.spans['when'] : undefined));
  return span ? [span] : [];
}
