import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { topologyFingerprint } from '../plan/fingerprint.ts';
import { counts } from '../plan/make-plan.ts';
import type { LeftOut, Operation, Plan, PlanProblem } from '../plan/plan.ts';
import { callsOf, withWaves } from '../plan/schedule.ts';
import type { DeployNode } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';
import type { Json } from '../transport/json.ts';
import { linksInto, removeExtension, removeGroup } from './directory.ts';
import { removeCatalog, removeCatalogResource, removeOrganization, removePackage, removePolicy } from './governance.ts';
import { removeIdentitySynchronization, removePartner, removeSyncApplication, removeSyncAssignment, removeSyncJob } from './links.ts';
import { type Found, type Left, type Removal, removalId } from './removal.ts';

/** Something that stays, with the reason. */
export interface Stays {
  readonly of: string;
  readonly tenant: string;
  readonly title: string;
  readonly span?: Node['span'];
  readonly why: string;
}

/** What of some nodes can be taken away, and what stays. */
export function removalsOf(nodes: readonly Node[], found: Found): { readonly free: readonly Removal[]; readonly stays: readonly Stays[] } {
  const planned = nodes
    .filter(node => found.live.has(node.key))
    .map(node => {
      const own = node as DeployNode;
      return withoutOther(own, found) ?? removalOf(own, found);
    });
  const { free, used } = withoutUsed(unique(planned.flatMap(each => ('why' in each ? [] : each))), found.live);
  return { free, stays: [...planned.flatMap(each => ('why' in each ? [{ ...each.node, of: each.node.key, why: each.why }] : [])), ...used] };
}

export const leftProblem = ({ tenant, span, title, why }: Stays): PlanProblem => ({
  code: 'not-managed',
  severity: 'warning',
  tenant,
  span,
  message: `${title} is left: ${why}`,
});

/** A plan of removals alone. */
export function removalPlan(
  topology: Topology,
  connections: Connections,
  removals: readonly Removal[],
  leftOut: ReadonlyMap<string, LeftOut>,
  problems: readonly PlanProblem[],
): Plan {
  const ids = new Set(removals.map(({ id }) => id));
  const operations = withWaves(removals.map(removal => operationOf(removal, ids)));
  return {
    schema: 'tenantry.plan/1',
    root: topology.root,
    created: new Date(connections.clock.now()).toISOString(),
    tenants: topology.tenants.flatMap(tenant => (tenant.id && !tenant.external && !leftOut.has(tenant.name) ? counts(tenant, tenant.id, operations, []) : [])),
    operations,
    unchanged: [],
    leftOut: topology.tenants.flatMap(({ name }) => leftOut.get(name) ?? []),
    held: [],
    problems,
    httpCalls: callsOf(operations),
    bindings: {},
    names: {},
    fingerprints: { topology: topologyFingerprint(topology), observed: {} },
  };
}

/** What is half of a link, brings users into its scope or holds what it writes, where the tenant at the other end is left out. */
function withoutOther(node: DeployNode, { leftOut, nodes }: Found): Left | undefined {
  if (leftOut.size === 0) return undefined;
  const others = [
    ...(node.otherEnd === undefined ? [] : [node.otherEnd]),
    ...(node.kind === 'extension' ? linksInto(node.tenant, nodes).map(({ link }) => link.source) : []),
    ...(node.kind === 'package' ? node.roles.flatMap(({ origin }) => nodes.get(origin.key)?.otherEnd ?? []) : []),
  ];
  const other = others.find(tenant => leftOut.has(tenant));
  return other === undefined ? undefined : { node, why: `It needs ${leftOut.get(other)?.displayName ?? other}, which is left out.` };
}

function removalOf(node: DeployNode, found: Found): readonly Removal[] | Left {
  switch (node.kind) {
    case 'package':
      return removePackage(node, found);
    case 'assignmentPolicy':
      return removePolicy(node, found);
    case 'catalogResource':
      return removeCatalogResource(node, found);
    case 'catalog':
      return removeCatalog(node, found);
    case 'organization':
      return removeOrganization(node, found);
    case 'group':
      return removeGroup(node, found);
    case 'extension':
      return removeExtension(node, found);
    case 'syncAssignment':
      return removeSyncAssignment(node, found);
    case 'syncJob':
      return removeSyncJob(node, found);
    case 'syncApplication':
      return removeSyncApplication(node, found);
    case 'identitySynchronization':
      return removeIdentitySynchronization(node, found);
    case 'partner':
      return removePartner(node, found);
    default:
      // It goes with what it belongs to, or was there before: settings, references, the application of the extensions.
      return [];
  }
}

/** Without what something that stays still uses. */
function withoutUsed(all: readonly Removal[], live: ReadonlyMap<string, unknown>): { free: readonly Removal[]; used: readonly (Removal & { why: string })[] } {
  const used: (Removal & { why: string })[] = [];
  for (let free = all; ; ) {
    const ids = new Set(free.map(({ id }) => id));
    const stays = (id: string) => !ids.has(id) && live.has(id.slice(removalId('').length));
    const held = free.filter(({ after }) => after.some(stays));
    if (held.length === 0) return { free, used };
    used.push(...held.map(removal => ({ ...removal, why: 'Something that is left still uses it.' })));
    free = free.filter(removal => !held.includes(removal));
  }
}

const unique = (removals: readonly Removal[]): Removal[] => [...new Map(removals.map(removal => [removal.id, removal])).values()];

const operationOf = (
  { id, tenant, title, reason, span, loss, grant, liveId, requests, empty, after, lastOf = [] }: Removal,
  ids: ReadonlySet<string>,
): Operation => ({
  id,
  kind: 'removal',
  action: 'remove',
  tenant,
  title,
  changes: [],
  reason,
  span,
  loss,
  grant,
  wave: 1,
  dependsOn: [...new Set([...after, ...lastOf])].filter(other => ids.has(other)),
  stage: 1,
  lastIn: [],
  rounds: [...requests.map(() => 1), ...(empty ? [1] : [])],
  body: { requests, ...(empty ? { empty } : {}) } as unknown as Json,
  liveId,
});
