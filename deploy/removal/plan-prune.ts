import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { desiredOf } from '../plan/desired.ts';
import type { Plan, PlanProblem } from '../plan/plan.ts';
import { syncApplicationKey } from '../resources/grants.ts';
import type { Node } from '../resources/kind.ts';
import type { PartnerNode } from '../resources/partner.ts';
import type { SyncApplicationNode } from '../resources/sync-application.ts';
import { text } from '../transport/json.ts';
import { takeBackConsent } from './consent.ts';
import { assignmentsOf, policiesIn, type Remains, resourcesIn } from './forgotten/parts.ts';
import { type Marked, readMarked } from './forgotten/read-marked.ts';
import { forgottenIn } from './forgotten/to-topology.ts';
import { gather, inTenants, nothingGathered } from './gather.ts';
import { nothingMore, readMore } from './read-more.ts';
import { leftProblem, removalPlan, removalsOf } from './removals.ts';

export interface PruneOptions {
  /** Somebody has looked: no user of the links is left in the targets. */
  readonly deprovisioned?: boolean;
  /** Also packages and policies that only their catalog says to be ours, in catalogs that stay. */
  readonly packages?: boolean;
  /** Symbols of tenants that are left out: neither read nor written, as little as what is half of a link with them. */
  readonly skip?: readonly string[];
}

const REASON = 'no longer in the topology';

/**
 * A plan that takes away what carries the name of the topology and is mentioned by it no more: what is found is declared
 * again, and removed as `planRemoval` removes what is declared. Reads only.
 */
export async function planPrune(
  topology: Topology,
  connections: Connections,
  { deprovisioned = false, packages = false, skip = [] }: PruneOptions = {},
): Promise<Plan> {
  const { identity } = topology;
  if (!identity) return removalPlan(topology, connections, [], new Map(), [WITHOUT_NAME]);
  const declared = desiredOf(topology);
  const gathered = nothingGathered();
  const marked = new Map<string, Marked>();
  const declaredIn = Map.groupBy(declared.nodes.values(), node => node.tenant);
  await inTenants(topology, connections, gathered, skip, async (connection, { name }) => {
    await gather(connection, declaredIn.get(name) ?? [], key => declared.stated.get(key), gathered);
    marked.set(name, await readMarked(connection, identity.name));
  });
  // What could not be read may be mentioned: then nothing is known to be forgotten.
  if (gathered.problems.some(({ severity }) => severity === 'error')) return removalPlan(topology, connections, [], gathered.leftOut, gathered.problems);

  const mentioned = new Map([...gathered.bindings].map(([key, { id }]) => [id, key]));
  const forgotten = forgottenIn(topology, identity, marked, mentioned);
  const nodes = new Map<string, Node>();
  const gone: PartnerNode[] = [];
  for (const node of desiredOf(forgotten.topology).nodes.values()) {
    if (!declared.nodes.has(node.key)) nodes.set(node.key, { ...node, reason: REASON, span: undefined });
    else if (node.kind === 'partner') gone.push(node as PartnerNode);
  }
  const keys = new Map([...mentioned, ...[...forgotten.ids].map(([key, id]) => [id, key] as const)]);
  const problems: PlanProblem[] = [];
  for (const link of forgotten.topology.links) {
    const application = nodes.get(syncApplicationKey(link.source, link.target)) as SyncApplicationNode | undefined;
    if (application) for (const { node, live } of assignmentsOf(application, forgotten.assigned.get(link.key) ?? [], keys)) put(node, live);
    else
      problems.push(
        leftProblem({
          of: link.key,
          tenant: link.source,
          title: `synchronization configuration "${link.displayName}"`,
          why: 'The topology has another one to the same tenant.',
        }),
      );
  }
  function put(node: Node, live: unknown): void {
    if (declared.nodes.has(node.key)) return;
    nodes.set(node.key, { ...node, reason: REASON, span: undefined });
    gathered.live.set(node.key, live);
  }
  for (const [tenant, found] of marked) {
    const remains: Remains = { tenant, marked: found, identity, keys, isMentioned: live => mentioned.has(text(live['id'])), nodes: declared.nodes };
    for (const { node, live } of [...resourcesIn(remains), ...policiesIn(remains)]) put(node, live);
    problems.push(...leftExtensions(tenant, found, mentioned));
  }
  const more = nothingMore();
  const elsewhere = (key: string) => gathered.bindings.get(key) ?? declared.stated.get(key);
  await inTenants(topology, connections, gathered, skip, async (connection, { name }) => {
    const own = [...nodes.values()].filter(node => node.tenant === name);
    await gather(
      connection,
      own.filter(({ key }) => !gathered.live.has(key)),
      elsewhere,
      gathered,
    );
    const configurations = (declaredIn.get(name) ?? []).filter(({ kind }) => kind === 'syncApplication');
    if (own.length > 0) await readMore(connection, [...own, ...configurations], gathered.live, more);
  });
  const found = {
    nodes: new Map([...declared.nodes, ...nodes]),
    live: gathered.live,
    ...more,
    forgotten: new Set(nodes.keys()),
    packages,
    leftOut: gathered.leftOut,
    deprovisioned,
  };
  const { free, stays } = removalsOf([...nodes.values()], found);
  const consent = takeBackConsent(gone, declared.nodes, found);
  const left = [...stays, ...consent.stays.map(({ node, why }) => ({ ...node, of: node.key, why }))];
  return removalPlan(topology, connections, [...free, ...consent.free], gathered.leftOut, [...gathered.problems, ...left.map(leftProblem), ...problems]);
}

const WITHOUT_NAME: PlanProblem = {
  code: 'topology-without-name',
  severity: 'error',
  message: 'Only a topology with a name can tell what was made for it: write "topology name" in its root file and deploy it first.',
};

/** Extensions belong to one application that all topologies of a tenant share: nothing tells whose they are. */
const leftExtensions = (tenant: string, { extensions }: Marked, mentioned: ReadonlyMap<string, string>): PlanProblem[] =>
  extensions
    .filter(({ id }) => !mentioned.has(text(id)))
    .map(({ name }) =>
      leftProblem({
        of: '',
        tenant,
        title: `extension "${text(name).replace(/^extension_[0-9a-f]{32}_/i, '')}"`,
        why: 'The topologies of a tenant share the application that extensions belong to, so nothing tells which of them it is for.',
      }),
    );
