import type { Tenant, Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { ConnectionError } from '../connections/guarded-tokens.ts';
import { READING } from '../permissions.ts';
import { kindNamed } from '../resources/index.ts';
import type { Draft, Node } from '../resources/kind.ts';
import { NameProblem } from '../resources/names.ts';
import { GraphFailure } from '../transport/errors.ts';
import { type Desired, desiredOf } from './desired.ts';
import { observedFingerprint, topologyFingerprint } from './fingerprint.ts';
import { observeTenant, type Seen } from './observe.ts';
import type { Binding, Operation, Plan, PlanProblem, PlanTenant } from './plan.ts';
import { lackFor, lackText } from './preflight.ts';
import { type References, token } from './references.ts';
import { callsOf, withWaves } from './schedule.ts';
import { changedIn } from './stamp.ts';
import { verificationCalls } from './verification.ts';

export interface PlanOptions {
  readonly onEvent?: (event: PlanEvent) => void;
}
export interface PlanEvent {
  readonly type: 'reading' | 'read';
  readonly tenant: string;
}

/** Compares the topology with what is in its tenants. Reads only. */
export async function plan(topology: Topology, connections: Connections, options: PlanOptions = {}): Promise<Plan> {
  const desired = desiredOf(topology);
  const problems: PlanProblem[] = [];
  const byTenant = Map.groupBy(desired.nodes.values(), node => node.tenant);
  const seen = new Map<string, Seen>();
  const reads = topology.tenants.map(async tenant => {
    if (tenant.external) return;
    if (!tenant.id)
      return void problems.push({
        code: 'tenant-without-id',
        severity: 'error',
        tenant: tenant.name,
        span: tenant.span,
        message: `The tenant ${tenant.displayName} has no id, so nothing can be read from it or written to it.`,
      });
    const nodes = byTenant.get(tenant.name);
    if (!nodes) return;
    options.onEvent?.({ type: 'reading', tenant: tenant.name });
    try {
      for (const [key, found] of await read(tenant, nodes, connections, desired)) seen.set(key, found);
    } catch (error) {
      problems.push(connectionProblem(tenant, error));
    }
    options.onEvent?.({ type: 'read', tenant: tenant.name });
  });
  await Promise.all(reads);

  const bindings = new Map<string, Binding>([...desired.stated, ...[...seen].flatMap(([key, { binding }]) => (binding ? [[key, binding] as const] : []))]);
  const compared = [...desired.nodes.values()].flatMap(node => compare(node, seen.get(node.key), { bindings, desired, problems }));
  const drafts = compared.filter(({ drafts }) => drafts.length > 0);
  const operations = withWaves(toOperations(drafts));
  const unchanged = compared
    .filter(({ node, drafts }) => drafts.length === 0 && node.kind !== 'reference')
    .map(({ node }) => ({ id: node.key, tenant: node.tenant, title: node.title }));
  problems.push(...(await preflight(topology, connections, operations, problems)));
  const changed = operations.flatMap(operation => desired.nodes.get(operation.id) ?? []);
  return {
    schema: 'tenantry.plan/1',
    root: topology.root,
    created: new Date(connections.clock.now()).toISOString(),
    tenants: topology.tenants.flatMap(tenant => (tenant.id && byTenant.has(tenant.name) ? counts(tenant, tenant.id, operations, unchanged) : [])),
    operations,
    unchanged,
    problems: unique(problems),
    httpCalls: callsOf(operations) + (await verificationCalls(changed)),
    bindings: Object.fromEntries(bindings),
    names: namesOf(desired, bindings),
    fingerprints: {
      topology: topologyFingerprint(topology),
      observed: Object.fromEntries([...seen].flatMap(([key, { live, error }]) => (error === undefined ? [[key, observedFingerprint(live)]] : [])).sort()),
    },
  };
}

async function read(tenant: Tenant, nodes: readonly Node[], connections: Connections, desired: Desired): Promise<ReadonlyMap<string, Seen>> {
  const connection = connections.of(tenant.name);
  if (!connection) throw new ConnectionError('no-token', connections.missing.get(tenant.name) ?? `There is no connection to ${tenant.displayName}.`);
  return (await observeTenant(connection, { nodes, elsewhere: key => desired.stated.get(key) })).seen;
}

interface Compared {
  readonly node: Node;
  readonly drafts: readonly Draft[];
}

function compare(
  node: Node,
  seen: Seen | undefined,
  { bindings, desired, problems }: { bindings: ReadonlyMap<string, Binding>; desired: Desired; problems: PlanProblem[] },
): Compared[] {
  // The tenant could not be read; that is reported once.
  if (!seen) return [];
  const problem = (found: Omit<PlanProblem, 'tenant'>) => void problems.push({ ...found, tenant: node.tenant });
  if (seen.error !== undefined) {
    problem(readProblem(node, seen.error));
    return [];
  }
  const references: References = {
    binding: key => bindings.get(key),
    of(key, field = 'id') {
      const found = bindings.get(key)?.[field];
      if (found !== undefined) return found;
      if (!desired.nodes.has(key)) {
        const declared = desired.scope.index.resource(key);
        const what = declared ? `${declared.kind} "${declared.displayName}" in ${declared.tenant}` : key;
        const wanted = field === 'appId' ? 'its `appId`' : field === 'fullName' ? 'its full name' : 'its `id`';
        problem({
          code: 'unresolved',
          severity: 'error',
          span: node.span,
          message: `${node.title} needs ${what}, which is in a tenant that is not read. State ${wanted}.`,
        });
      }
      return token(key, field);
    },
  };
  return [{ node, drafts: kindNamed(node.kind).compare(node, seen.live, { references, problem }) }];
}

function toOperations(compared: readonly Compared[]): Operation[] {
  const ids = new Set(compared.flatMap(({ node, drafts }) => (drafts.some(draft => !draft.part) ? [node.key] : [])));
  return compared.flatMap(({ node, drafts }) =>
    drafts.map((draft): Operation => {
      // Widen before narrowing: what is taken away goes last in its tenant, right before jobs start.
      const removes = draft.action === 'remove';
      return {
        id: draft.part?.key ?? node.key,
        kind: draft.part?.kind ?? node.kind,
        action: draft.action,
        tenant: node.tenant,
        title: draft.part?.title ?? node.title,
        changes: draft.changes,
        ...(changedIn(draft.changes) ? { changed: changedIn(draft.changes) } : {}),
        reason: draft.part ? 'no longer in the topology' : node.reason,
        span: node.span,
        loss: draft.loss,
        grant: draft.grant,
        wave: 1,
        dependsOn: draft.part ? [] : [...new Set(node.needs)].filter(key => ids.has(key)),
        stage: removes ? 1 : node.lastIn ? 2 : 0,
        lastIn: removes ? [node.tenant] : [...new Set(node.lastIn ?? [])],
        rounds: draft.rounds ?? [1],
        body: draft.body,
        liveId: draft.liveId,
      };
    }),
  );
}

/** What the sign-ins lack, as far as their tokens tell. */
async function preflight(
  topology: Topology,
  connections: Connections,
  operations: readonly Operation[],
  known: readonly PlanProblem[],
): Promise<PlanProblem[]> {
  const refused = new Set(known.flatMap(({ code, tenant }) => (code === 'refused' ? [tenant] : [])));
  const written = new Set(operations.flatMap(({ tenant }) => (refused.has(tenant) ? [] : [tenant])));
  const found = topology.tenants.map(async (tenant): Promise<PlanProblem[]> => {
    if (!written.has(tenant.name)) return [];
    const identity = await connections
      .of(tenant.name)
      ?.identity()
      .catch(() => undefined);
    const lack = identity && lackText(lackFor({ operations }, tenant.name, identity));
    const message = `The sign-in to ${tenant.displayName} lacks ${lack}, which the changes there need.`;
    return lack ? [{ code: 'missing-permission', severity: 'warning', tenant: tenant.name, span: tenant.span, message }] : [];
  });
  return (await Promise.all(found)).flat();
}

export const counts = (tenant: Tenant, id: string, operations: readonly Operation[], unchanged: readonly { tenant: string }[]): PlanTenant => {
  const count = (action: Operation['action']) => operations.filter(operation => operation.tenant === tenant.name && operation.action === action).length;
  return {
    name: tenant.name,
    id,
    displayName: tenant.displayName,
    create: count('create'),
    update: count('update'),
    remove: count('remove'),
    unchanged: unchanged.filter(item => item.tenant === tenant.name).length,
  };
};

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

export function connectionProblem(tenant: Tenant, error: unknown): PlanProblem {
  const code =
    error instanceof ConnectionError
      ? ({ 'no-token': 'not-connected', 'wrong-tenant': 'wrong-tenant', unreachable: 'unreachable', refused: 'refused' } as const)[error.code]
      : 'unreachable';
  return { code, severity: 'error', tenant: tenant.name, span: tenant.span, message: error instanceof Error ? error.message : String(error) };
}

export function readProblem(node: Node, error: unknown): Omit<PlanProblem, 'tenant'> {
  if (error instanceof NameProblem) return { ...error.problem, severity: 'error', span: node.span };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof GraphFailure && error.status === 403) {
    return {
      code: 'refused',
      severity: 'error',
      message: `${node.tenant} may not be read: ${message} Reading needs ${READING.join(', ')} and the role Global Reader.`,
    };
  }
  return { code: 'unreadable', severity: 'error', span: node.span, message: `${node.title} could not be read: ${message}` };
}

const unique = (problems: readonly PlanProblem[]): PlanProblem[] => [
  ...new Map(problems.map(problem => [`${problem.tenant} ${problem.code} ${problem.message}`, problem])).values(),
];
