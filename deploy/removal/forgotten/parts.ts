import type { TopologyIdentity } from '../../../language/model/index.ts';
import type { AccessPackageNode } from '../../resources/access-package.ts';
import { type AssignmentPolicyNode, assignmentPolicyKey } from '../../resources/assignment-policy.ts';
import type { CatalogResourceNode } from '../../resources/catalog-resource.ts';
import type { Node } from '../../resources/kind.ts';
import type { SyncApplicationNode } from '../../resources/sync-application.ts';
import { assignmentKey, type SyncAssignmentNode } from '../../resources/sync-assignment.ts';
import { type JsonObject, text } from '../../transport/json.ts';
import { policyOf } from './declare.ts';
import type { Marked } from './read-marked.ts';
import { policiesOf } from './to-topology.ts';

/** Something inside of what carries the mark, and what was read of it. */
export interface Part {
  readonly node: Node;
  readonly live: JsonObject;
}

/** What a tenant remembers and is no declaration of its own, where nothing mentions it. */
export interface Remains {
  readonly tenant: string;
  readonly marked: Marked;
  readonly identity: TopologyIdentity;
  /** Keys of everything that is declared or forgotten, by id in Graph. */
  readonly keys: ReadonlyMap<string, string>;
  /** Whether something is declared. */
  readonly isMentioned: (live: JsonObject) => boolean;
  readonly nodes: ReadonlyMap<string, Node>;
}

/** Resources of catalogs. */
export function resourcesIn({ tenant, marked, keys, isMentioned, identity }: Remains): Part[] {
  return marked.catalogs.flatMap(({ catalog, resources }) => {
    const catalogKey = keys.get(text(catalog['id'])) ?? '';
    return resources.flatMap((live): Part[] => {
      if (isMentioned(live)) return [];
      const originId = text(live['originId']);
      const origin = keys.get(originId);
      const name = `resource "${text(live['displayName']) || originId}"`;
      const node: CatalogResourceNode = {
        kind: 'catalogResource',
        key: `catalogResource:${catalogKey}/${originId}`,
        tenant,
        title: `${name} in the catalog "${text(catalog['displayName'])}"`,
        name,
        reason: '',
        span: identity.span,
        needs: [catalogKey, ...(origin ? [origin] : [])],
        catalogKey,
        origin: { originSystem: 'AadGroup', key: origin ?? originId, name, needs: [], originId: () => originId },
      };
      return [{ node, live }];
    });
  });
}

/** Policies of packages that are declared. */
export function policiesIn({ marked, keys, isMentioned, identity, nodes }: Remains): Part[] {
  return marked.catalogs.flatMap(own =>
    own.packages.flatMap(pack => {
      const declared = nodes.get(keys.get(text(pack['id'])) ?? '') as AccessPackageNode | undefined;
      if (!declared || !isMentioned(pack)) return [];
      return policiesOf(own, pack).flatMap((live): Part[] => {
        if (isMentioned(live)) return [];
        const policy = policyOf(identity, declared.key, live);
        const title = `policy "${policy.displayName}" of package "${declared.pack.displayName}"`;
        const key = assignmentPolicyKey(declared.pack, policy);
        const node: AssignmentPolicyNode = {
          ...{ kind: 'assignmentPolicy', key, tenant: declared.tenant, title, name: policy.displayName, reason: '', needs: [declared.key] },
          ...{ pack: declared.pack, policy },
        };
        return [{ node, live }];
      });
    }),
  );
}

/** Everybody who is assigned to a configuration that goes. */
export const assignmentsOf = (application: SyncApplicationNode, assigned: readonly JsonObject[], keys: ReadonlyMap<string, string>): Part[] =>
  assigned.map(live => {
    const id = text(live['principalId']);
    const key = keys.get(id) ?? id;
    const { kind: _, alone: __, ...link } = application;
    const node: SyncAssignmentNode = {
      ...link,
      kind: 'syncAssignment',
      key: assignmentKey(application.link, key),
      title: `${text(live['principalType']).toLowerCase() || 'principal'} "${text(live['principalDisplayName']) || id}" in the ${application.name}`,
      needs: [application.key, key],
      principal: { key, span: application.link.span },
    };
    return { node, live };
  });
