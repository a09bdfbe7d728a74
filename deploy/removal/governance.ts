import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { capital, upTo } from '../plan/count-users.ts';
import { ownerOf, stampOf } from '../plan/stamp.ts';
import type { AccessPackageNode } from '../resources/access-package.ts';
import { PACKAGES, roleScopes } from '../resources/access-package.ts';
import type { AssignmentPolicyNode } from '../resources/assignment-policy.ts';
import { CATALOGS, type CatalogNode, ENTITLEMENTS } from '../resources/catalog.ts';
import type { CatalogResourceNode } from '../resources/catalog-resource.ts';
import { type ConnectedOrganizationNode, ORGANIZATIONS } from '../resources/connected-organization.ts';
import { catalogKeyOf } from '../resources/grants.ts';
import type { Node } from '../resources/kind.ts';
import { type JsonObject, member, text } from '../transport/json.ts';
import { literal, path, post, query, remove } from '../transport/paths.ts';
import { type Found, type Left, type Removal, removalId } from './removal.ts';

export const activeAssignments = (packageId: string): string => query(`${ENTITLEMENTS}/assignments`, { $filter: `accessPackage/id eq ${literal(packageId)}` });

const assignmentsId = (key: string): string => removalId(`assignments:${key}`);
const idOf = (live: unknown): string => text((live as JsonObject)['id']);
/** Users whom the package brings into the scope of links. */
function synchronized({ roles }: AccessPackageNode, count: number): string {
  const links = roles.filter(({ grant }) => grant.type === 'sync').map(({ origin }) => origin.name);
  return links.length > 0
    ? ` ${capital(upTo(count))} who are in scope by it only are soft-deleted in the target by the next cycle of the ${links.join(', ')}.`
    : '';
}

const people = (count: number): string => (count === 1 ? '1 person loses' : `${count} people lose`);

const base = (node: Node, live: unknown) => ({
  of: node.key,
  id: removalId(node.key),
  tenant: node.tenant,
  title: node.title,
  reason: node.reason,
  span: node.span,
  liveId: idOf(live),
});

/** A catalog is ours when it carries the stamp of its symbol and of this topology; what is inside of it is ours with it. */
export function isOurCatalog(key: string, { nodes, live }: Found): boolean {
  const node = nodes.get(key) as CatalogNode | undefined;
  const found = live.get(key) as JsonObject | undefined;
  return node?.kind === 'catalog' && found !== undefined && ownerOf(stampOf(text(found['description'])), node.mark) === 'ours';
}

export function removePackage(node: AccessPackageNode, found: Found): Removal[] | Left {
  if (!isOurCatalog(catalogKeyOf(node.pack), found))
    return { node, why: 'Its catalog carries no stamp of this topology, so nothing proves that it was made from here.' };
  if (!found.packages && !goes(catalogKeyOf(node.pack), found)) return { node, why: ONLY_THE_CATALOG };
  const active = found.assignments.get(node.key) ?? [];
  const own = base(node, found.live.get(node.key));
  const grant = DEPLOY_PERMISSIONS.package;
  const ended: Removal[] =
    active.length === 0
      ? []
      : [
          {
            ...own,
            id: assignmentsId(node.key),
            title: `${active.length} active ${active.length === 1 ? 'assignment' : 'assignments'} of ${node.title}`,
            grant,
            requests: active.map(({ id }) => ({
              ...post(`${ENTITLEMENTS}/assignmentRequests`, { requestType: 'adminRemove', assignment: { id: text(id) } }),
              repeatable: true,
            })),
            empty: activeAssignments(own.liveId),
            after: [],
            loss: `${people(active.length)} what the package gives.${synchronized(node, active.length)}`,
          },
        ];
  const policies = [...found.nodes.values()].filter(
    (other): other is AssignmentPolicyNode =>
      other.kind === 'assignmentPolicy' && (other as AssignmentPolicyNode).pack.key === node.key && found.live.has(other.key),
  );
  const gone = policies.map(
    (policy): Removal => ({
      ...base(policy, found.live.get(policy.key)),
      of: node.key,
      grant: DEPLOY_PERMISSIONS.assignmentPolicy,
      requests: [remove(`${ENTITLEMENTS}/assignmentPolicies${path`/${idOf(found.live.get(policy.key))}`}`)],
      after: ended.map(({ id }) => id),
    }),
  );
  const after = [...ended, ...gone].map(({ id }) => id);
  return [...ended, ...gone, { ...own, grant, requests: [remove(PACKAGES + path`/${own.liveId}`)], after }];
}

/** A policy whose package stays. Those of a package that goes, go with it. */
export function removePolicy(node: AssignmentPolicyNode, found: Found): Removal[] | Left {
  if (!found.forgotten || goes(node.pack.key, found)) return [];
  if (!found.packages || !isOurCatalog(catalogKeyOf(node.pack), found)) return { node, why: ONLY_THE_CATALOG };
  const own = base(node, found.live.get(node.key));
  const loss = 'Whoever has the package by it loses what the package gives.';
  return [
    { ...own, grant: DEPLOY_PERMISSIONS.assignmentPolicy, requests: [remove(`${ENTITLEMENTS}/assignmentPolicies${path`/${own.liveId}`}`)], after: [], loss },
  ];
}

const ONLY_THE_CATALOG = 'Only its catalog says that it may have been made from here, and the catalog stays. Add --packages to remove it, too.';

/** Whether it is among what is taken away. */
const goes = (key: string, { forgotten }: Found): boolean => forgotten === undefined || forgotten.has(key);

export function removeCatalogResource(node: CatalogResourceNode, found: Found): Removal[] {
  if (!isOurCatalog(node.catalogKey, found)) return [];
  // In a catalog that stays it goes with what it stands for.
  if (!found.packages && !goes(node.catalogKey, found) && !node.needs.some(key => key !== node.catalogKey && goes(key, found))) return [];
  const own = base(node, found.live.get(node.key));
  const { originId } = found.live.get(node.key) as JsonObject;
  const request = { requestType: 'adminRemove', resource: { id: own.liveId }, catalog: { id: idOf(found.live.get(node.catalogKey)) } };
  const gives = (key: string) => roleScopes(found.live.get(key) as JsonObject | undefined).some(({ scope }) => member(scope, 'originId') === originId);
  const packages = [...found.nodes.values()].filter(other => other.kind === 'package' && gives(other.key));
  const empty = query(`${CATALOGS}${path`/${request.catalog.id}`}/resources`, { $filter: `id eq ${literal(own.liveId)}` });
  return [
    {
      ...own,
      of: node.catalogKey,
      grant: DEPLOY_PERMISSIONS.catalogResource,
      requests: [{ ...post(`${ENTITLEMENTS}/resourceRequests`, request), repeatable: true }],
      empty,
      after: packages.map(({ key }) => removalId(key)),
    },
  ];
}

export function removeCatalog(node: CatalogNode, found: Found): Removal[] | Left {
  if (!isOurCatalog(node.key, found)) return { node, why: 'It carries no stamp of this topology, so nothing proves that it was made from here.' };
  const own = base(node, found.live.get(node.key));
  const inside = [...found.nodes.values()].filter(
    other =>
      (other.kind === 'package' && catalogKeyOf((other as AccessPackageNode).pack) === node.key) ||
      (other.kind === 'catalogResource' && (other as CatalogResourceNode).catalogKey === node.key),
  );
  return [{ ...own, grant: DEPLOY_PERMISSIONS.catalog, requests: [remove(CATALOGS + path`/${own.liveId}`)], after: inside.map(({ key }) => removalId(key)) }];
}

export function removeOrganization(node: ConnectedOrganizationNode, found: Found): Removal[] | Left {
  const live = found.live.get(node.key) as JsonObject;
  if (ownerOf(stampOf(text(live['description'])), node.mark) !== 'ours')
    return { node, why: 'It carries no stamp of this topology, so nothing proves that it was made from here.' };
  const own = base(node, live);
  const policies = [...found.nodes.values()].filter(
    other => other.kind === 'assignmentPolicy' && JSON.stringify(found.live.get(other.key) ?? '').includes(own.liveId),
  );
  return [
    {
      ...own,
      grant: DEPLOY_PERMISSIONS.organization,
      requests: [remove(ORGANIZATIONS + path`/${own.liveId}`)],
      after: policies.map(({ key }) => removalId(key)),
    },
  ];
}
