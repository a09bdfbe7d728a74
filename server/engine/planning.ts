import { type Connections, type Drift, driftOf, type Plan, plan, planOnly } from '../../deploy/index.ts';
import type { Topology } from '../../language/index.ts';
import type { LocatedProblem, PlannedChange, PlanParams, PlanResult, TenantCounts } from '../engine-protocol.ts';
import { driftMarks } from './drift-marks.ts';
import { lacksOf } from './lacks.ts';
import { type LoadedTopology, loadTopology, placeOf } from './load-topology.ts';
import { NotConnected } from './not-connected.ts';
import { planMarks } from './plan-marks.ts';
import type { PlanStore } from './plan-store.ts';
import { driftDocument, planDocument } from './readable.ts';
import { connectTo, type Targets } from './targets.ts';
import { withoutOf } from './without.ts';

/** Compares a topology with its target. A topology with errors is not compared at all. */
export async function makePlan(params: PlanParams, signal: AbortSignal, targets: Targets, plans: PlanStore): Promise<PlanResult> {
  const loaded = await loadTopology(params);
  const { topology, problems } = loaded;
  const { target, sandbox, skip, only, view = 'plan' } = params;
  const nothing = { target, view, tenants: [], files: topology.files, changes: [], marks: [], lacks: [] };
  if (problems.some(({ severity }) => severity === 'error')) return { ...nothing, problems: sorted(problems) };
  let connections: Connections;
  try {
    connections = await connectTo({ target, sandbox, signal }, topology, targets);
  } catch (error) {
    if (!(error instanceof NotConnected)) throw error;
    return { ...nothing, problems: [{ code: error.code, severity: 'error', message: error.message }, ...problems] };
  }
  const all = await Promise.race([plan(topology, connections, { skip }), cancelled(signal)]);
  const made = only ? await planOnly(all, topology, only) : all;
  const found = [...problems, ...made.problems.map(problem => located(problem, loaded))];
  const deployable = view === 'plan' && made.operations.length > 0 && !found.some(({ severity }) => severity === 'error');
  const drift = driftOf(made);
  return {
    planId: deployable ? plans.add({ plan: made, topology, target, sandbox }) : undefined,
    target,
    view,
    document: view === 'plan' ? planDocument(made, target) : driftDocument(made, target),
    tenants: tenantCounts(made, topology),
    problems: sorted(found),
    files: topology.files,
    changes: view === 'plan' ? changesOf(made) : drifted(drift),
    marks: view === 'plan' ? planMarks(made, topology) : driftMarks(drift, topology),
    lacks: await lacksOf(made, connections),
    ...withoutOf(made, topology),
  };
}

const actions = { missing: 'create', different: 'update', extra: 'remove' } as const;

const drifted = ({ tenants, drift }: Drift): PlannedChange[] =>
  tenants.flatMap(({ name }) =>
    drift
      .filter(item => item.tenant === name)
      .map(({ tenant, state, title, span }) => ({ tenant, action: actions[state], title, place: span && placeOf(span) })),
  );

/** Rejects when the plan is cancelled, whatever it waits for: somebody who signs in cannot be hurried. */
const cancelled = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new Error('The plan was cancelled.'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

/** Tenant by tenant, as the document shows them. */
const changesOf = ({ tenants, operations }: Plan): PlannedChange[] =>
  tenants.flatMap(({ name }) =>
    operations
      .filter(operation => operation.tenant === name)
      .map(({ tenant, action, title, span }) => ({ tenant, action, title, place: span && placeOf(span) })),
  );

const located = ({ code, severity, message, tenant, span }: Plan['problems'][number], { at }: LoadedTopology): LocatedProblem => ({
  tenant,
  code,
  severity,
  message,
  place: span && placeOf(span),
  at: span && at(span),
});

/** Errors first. */
const sorted = (problems: readonly LocatedProblem[]): LocatedProblem[] =>
  [...problems].sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'));

function tenantCounts(made: Plan, topology: Topology): TenantCounts[] {
  const domains = new Map(topology.tenants.map(({ name, domains: [domain] }) => [name, domain]));
  return made.tenants.map(({ name, displayName, id, create, update, remove }) => ({
    name,
    displayName,
    domain: domains.get(name),
    id,
    create,
    update,
    remove,
  }));
}
