import type { Tenant, Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { ConnectionError } from '../connections/guarded-tokens.ts';
import { least } from '../permissions.ts';
import type { Node } from '../resources/kind.ts';
import { type Compared, compareNode, operationsOf, withoutLoneStamps } from './compare.ts';
import { type Desired, desiredOf } from './desired.ts';
import { observedFingerprint, topologyFingerprint } from './fingerprint.ts';
import { heldBack } from './held-back.ts';
import { unusedIgnores } from './ignored.ts';
import { withUsersCounted } from './losses.ts';
import { type Observed, observeTenant, type Seen } from './observe.ts';
import { otherNames } from './other-names.ts';
import type { Binding, Held, LeftOut, Operation, Plan, PlanProblem, PlanTenant } from './plan.ts';
import { connectionProblem, leftOut, withoutId } from './plan-problems.ts';
import { lackProblems, needsOf } from './preflight.ts';
import { callsOf, withWaves } from './schedule.ts';
import { verificationOf } from './verification.ts';

export interface PlanOptions {
  readonly onEvent?: (event: PlanEvent) => void;
  /** Symbols of tenants that are left out: not read, and not written by who applies the plan. */
  readonly skip?: readonly string[];
}
export interface PlanEvent {
  readonly type: 'reading' | 'read';
  readonly tenant: string;
}

/**
 * Compares the topology with what is in its tenants. Reads only. A tenant that cannot be read is a problem of its own; what
 * the others need of it is held back.
 */
export async function plan(topology: Topology, connections: Connections, { onEvent, skip = [] }: PlanOptions = {}): Promise<Plan> {
  const desired = desiredOf(topology);
  const problems: PlanProblem[] = [];
  const byTenant = Map.groupBy(desired.nodes.values(), node => node.tenant);
  const seen = new Map<string, Seen>();
  const unread = new Map<string, LeftOut>();
  const leave = ({ name, displayName }: Tenant, asked: boolean) => void unread.set(name, { tenant: name, displayName, asked });
  const reads = new Map<string, ReadonlySet<string>>();
  let readCalls = 0;
  const reading = topology.tenants.map(async tenant => {
    if (tenant.external) return;
    const nodes = byTenant.get(tenant.name);
    if (skip.includes(tenant.name)) {
      leave(tenant, true);
      return void problems.push(leftOut(tenant));
    }
    if (!tenant.id) {
      leave(tenant, false);
      return void problems.push(withoutId(tenant));
    }
    if (!nodes) return;
    onEvent?.({ type: 'reading', tenant: tenant.name });
    try {
      const observed = await read(tenant, nodes, connections, desired);
      for (const [key, found] of observed.seen) seen.set(key, found);
      reads.set(tenant.name, observed.permissions);
      readCalls += observed.calls;
    } catch (error) {
      leave(tenant, false);
      problems.push(connectionProblem(tenant, error));
    }
    onEvent?.({ type: 'read', tenant: tenant.name });
  });
  await Promise.all(reading);

  const bindings = new Map<string, Binding>([...desired.stated, ...[...seen].flatMap(([key, { binding }]) => (binding ? [[key, binding] as const] : []))]);
  const heldFor = heldBack(desired.nodes, new Set(unread.keys()));
  const each = [...desired.nodes.values()].flatMap(node =>
    // Nothing is written for what is held back, so nothing of it can forbid writing the rest.
    compareNode(node, seen.get(node.key), { bindings, desired, problem: found => (heldFor.has(node.key) ? undefined : problems.push(found)) }),
  );
  const compared = withoutLoneStamps(each);
  const ignored = compared.flatMap(({ ignored }) => ignored);
  const judged = compared.filter(({ node }) => !heldFor.has(node.key));
  const planned = withWaves(operationsOf(judged.filter(({ drafts }) => drafts.length > 0)));
  if (unread.size === 0 && planned.every(({ action }) => action !== 'create')) problems.push(...unusedIgnores(topology, ignored));
  const operations = await withUsersCounted(planned, { nodes: desired.nodes, bindings, connections });
  const own = namesOf(desired, bindings);
  const names = { ...(await otherNames(operations, own, connections)), ...own };
  const unchanged = judged
    .filter(({ node, drafts }) => drafts.length === 0 && node.kind !== 'reference')
    .map(({ node }) => ({ id: node.key, tenant: node.tenant, title: node.title }));
  const verifications = await verificationOf(operations.flatMap(operation => desired.nodes.get(operation.id) ?? []));
  const readsIn = (tenant: string) => [...(reads.get(tenant) ?? []), ...(verifications.get(tenant)?.permissions ?? [])];
  const tenants = topology.tenants.flatMap(tenant =>
    tenant.id && byTenant.has(tenant.name) && !unread.has(tenant.name) ? counts(tenant, tenant.id, operations, unchanged, readsIn(tenant.name)) : [],
  );
  problems.push(...(await lackProblems(tenants, problems, topology, connections)));
  return {
    schema: 'tenantry.plan/1',
    root: topology.root,
    created: new Date(connections.clock.now()).toISOString(),
    tenants,
    operations,
    unchanged,
    leftOut: topology.tenants.flatMap(({ name }) => unread.get(name) ?? []),
    held: compared.flatMap(each => heldOf(each, heldFor.get(each.node.key))),
    ...(topology.ignoredDrift ? { ignored } : {}),
    problems: unique(problems),
    httpCalls: callsOf(operations) + [...verifications.values()].reduce((sum, { calls }) => sum + calls, 0),
    readCalls,
    bindings: Object.fromEntries(bindings),
    names,
    fingerprints: {
      topology: topologyFingerprint(topology),
      observed: Object.fromEntries([...seen].flatMap(([key, { live, error }]) => (error === undefined ? [[key, observedFingerprint(live)]] : [])).sort()),
    },
  };
}

const heldOf = (compared: Compared, tenant: string | undefined): Held[] =>
  tenant === undefined
    ? []
    : operationsOf([compared]).map(({ id, kind, action, tenant: own, title, changes, changed, reason, span }) => ({
        id,
        kind,
        action,
        tenant: own,
        title,
        changes,
        ...(changed ? { changed } : {}),
        reason,
        ...(span ? { span } : {}),
        for: tenant,
      }));

async function read(tenant: Tenant, nodes: readonly Node[], connections: Connections, desired: Desired): Promise<Observed> {
  const connection = connections.of(tenant.name);
  if (!connection) throw new ConnectionError('no-token', connections.missing.get(tenant.name) ?? `There is no connection to ${tenant.displayName}.`);
  return observeTenant(connection, { nodes, elsewhere: key => desired.stated.get(key) });
}

export function counts(
  { name, displayName }: Tenant,
  id: string,
  operations: readonly Operation[],
  unchanged: readonly { tenant: string }[],
  reads: Iterable<string> = [],
): PlanTenant {
  const own = operations.filter(({ tenant }) => tenant === name);
  const count = (action: Operation['action']) => own.filter(operation => operation.action === action).length;
  return {
    name,
    id,
    displayName,
    create: count('create'),
    update: count('update'),
    remove: count('remove'),
    unchanged: unchanged.filter(item => item.tenant === name).length,
    reads: least(reads),
    needs: needsOf(
      own.map(({ grant }) => grant),
      reads,
    ),
  };
}

function namesOf(desired: Desired, bindings: ReadonlyMap<string, Binding>): Record<string, string> {
  const names: Record<string, string> = {};
  const name = (key: string, value: string) => {
    names[key] = value;
    const id = bindings.get(key)?.id;
    if (id && !names[id]) names[id] = value;
  };
  for (const tenant of desired.scope.topology.tenants) if (tenant.id) names[tenant.id] = tenant.displayName;
  for (const resource of desired.scope.topology.resources) name(resource.key, resource.displayName);
  for (const node of desired.nodes.values()) if (node.kind !== 'partner') name(node.key, node.name);
  return names;
}

const unique = (problems: readonly PlanProblem[]): PlanProblem[] => [
  ...new Map(problems.map(problem => [`${problem.tenant} ${problem.code} ${problem.message}`, problem])).values(),
];
