import type { Topology } from '../../language/model/index.ts';
import type { Connection, Connections } from '../connections/connect.ts';
import { ConnectionError } from '../connections/guarded-tokens.ts';
import { desiredOf } from '../plan/desired.ts';
import { topologyFingerprint } from '../plan/fingerprint.ts';
import { counts } from '../plan/make-plan.ts';
import { observeTenant } from '../plan/observe.ts';
import { Observer } from '../plan/observer.ts';
import type { Operation, Plan, PlanProblem } from '../plan/plan.ts';
import { connectionProblem, readProblem } from '../plan/plan-problems.ts';
import { callsOf, withWaves } from '../plan/schedule.ts';
import type { DeployNode } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';
import { drive } from '../transport/drive.ts';
import { type Json, type JsonObject, text } from '../transport/json.ts';
import { Lane } from '../transport/lane.ts';
import { path, query } from '../transport/paths.ts';
import { removeExtension, removeGroup } from './directory.ts';
import { activeAssignments, removeCatalog, removeCatalogResource, removeOrganization, removePackage } from './governance.ts';
import { removeIdentitySynchronization, removePartner, removeSyncApplication, removeSyncAssignment, removeSyncJob } from './links.ts';
import { type Found, type Left, type Removal, removalId } from './removal.ts';

export interface RemovalOptions {
  /** Key of the only thing to take away: `group:contoso/analysts`, `sync:contoso/fabrikam`. */
  readonly only?: string;
  /** Somebody has looked: no user of the links is left in the targets. */
  readonly deprovisioned?: boolean;
}

/** A plan that takes away what the topology made, children first, limited to what is provably ours. Reads only. */
export async function planRemoval(topology: Topology, connections: Connections, { only, deprovisioned = false }: RemovalOptions = {}): Promise<Plan> {
  const desired = desiredOf(topology);
  const problems: PlanProblem[] = [];
  const live = new Map<string, unknown>();
  const assignments = new Map<string, readonly JsonObject[]>();
  const applications = new Map<string, string>();
  const byTenant = Map.groupBy(desired.nodes.values(), node => node.tenant);
  const reads = topology.tenants.map(async tenant => {
    const nodes = byTenant.get(tenant.name);
    if (!nodes || tenant.external) return;
    try {
      const connection = connections.of(tenant.name);
      if (!connection) throw new ConnectionError('no-token', connections.missing.get(tenant.name) ?? `There is no connection to ${tenant.displayName}.`);
      const { seen } = await observeTenant(connection, { nodes, elsewhere: key => desired.stated.get(key) });
      for (const node of nodes) {
        const found = seen.get(node.key);
        if (found?.error !== undefined) problems.push({ ...readProblem(node, found.error), tenant: node.tenant });
        else if (found?.live !== undefined && node.kind !== 'reference') live.set(node.key, found.live);
      }
      await readMore(connection, nodes, live, { assignments, applications });
    } catch (error) {
      problems.push(connectionProblem(tenant, error));
    }
  });
  await Promise.all(reads);
  const found: Found = { nodes: desired.nodes, live, assignments, applications, deprovisioned };
  const planned = [...desired.nodes.values()].filter(node => live.has(node.key)).map(node => removalsOf(node as DeployNode, found));
  const { free, used } = withoutUsed(unique(planned.flatMap(each => ('why' in each ? [] : each))), live);
  const removals = free.filter(({ of }) => only === undefined || of === only);
  const left = [...planned.flatMap(each => ('why' in each ? [{ ...each.node, of: each.node.key, why: each.why }] : [])), ...used];
  if (only === undefined) {
    for (const { tenant, span, title, why } of left)
      problems.push({ code: 'not-managed', severity: 'warning', tenant, span, message: `${title} is left: ${why}` });
  } else {
    const chosen = new Set(removals.map(({ id }) => id));
    const users = free.filter(({ id }) => !chosen.has(id) && removals.some(({ after }) => after.includes(id)));
    const why = left.find(({ of }) => of === only)?.why;
    if (removals.length === 0)
      problems.push({ code: 'unknown-name', severity: 'error', message: `There is nothing to remove that is called ${only}.${why ? ` ${why}` : ''}` });
    if (users.length > 0)
      problems.push({
        code: 'not-managed',
        severity: 'error',
        message: `${only} is used by ${users.map(({ title }) => title).join(', ')}. Remove that first.`,
      });
  }
  const ids = new Set(removals.map(({ id }) => id));
  const operations = withWaves(removals.map(removal => operationOf(removal, ids)));
  return {
    schema: 'tenantry.plan/1',
    root: topology.root,
    created: new Date(connections.clock.now()).toISOString(),
    tenants: topology.tenants.flatMap(tenant => (tenant.id && byTenant.has(tenant.name) ? counts(tenant, tenant.id, operations, []) : [])),
    operations,
    unchanged: [],
    leftOut: [],
    held: [],
    problems,
    httpCalls: callsOf(operations),
    bindings: {},
    names: {},
    fingerprints: { topology: topologyFingerprint(topology), observed: {} },
  };
}

interface More {
  readonly assignments: Map<string, readonly JsonObject[]>;
  readonly applications: Map<string, string>;
}

/** Who would lose what, and the application behind each configuration. */
async function readMore(connection: Connection, nodes: readonly Node[], live: ReadonlyMap<string, unknown>, more: More): Promise<void> {
  const lane = new Lane(connection.port, connection.clock);
  const observer = new Observer(lane, connection.root, async () => undefined);
  const looks = nodes.map(async node => {
    const found = live.get(node.key) as JsonObject | string | undefined;
    if (found === undefined) return;
    const id = typeof found === 'string' ? found : text(found['id']);
    if (node.kind === 'package') more.assignments.set(node.key, (await observer.list(activeAssignments(id))).filter(isActive));
    if (node.kind !== 'syncApplication' || typeof found === 'string') return;
    const application = await observer.get(query(path`/applications(appId='${text(found['appId'])}')`, { $select: 'id' }));
    if (application) more.applications.set(node.key, text(application['id']));
  });
  await drive(lane, Promise.all(looks));
}

const isActive = ({ state }: JsonObject): boolean => text(state).toLowerCase() !== 'expired';

function removalsOf(node: DeployNode, found: Found): readonly Removal[] | Left {
  switch (node.kind) {
    case 'package':
      return removePackage(node, found);
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

const operationOf = ({ id, tenant, title, reason, span, loss, grant, liveId, requests, empty, after }: Removal, ids: ReadonlySet<string>): Operation => ({
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
  dependsOn: [...new Set(after)].filter(other => ids.has(other)),
  stage: 1,
  lastIn: [],
  rounds: [...requests.map(() => 1), ...(empty ? [1] : [])],
  body: { requests, ...(empty ? { empty } : {}) } as unknown as Json,
  liveId,
});
