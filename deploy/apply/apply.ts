import type { Topology } from '../../language/model/index.ts';
import { type Connection, type Connections, confirm, organizationRequest } from '../connections/connect.ts';
import type { Journal } from '../journal/journal.ts';
import type { Unsettled } from '../journal/unsettled.ts';
import { desiredOf } from '../plan/desired.ts';
import { topologyFingerprint } from '../plan/fingerprint.ts';
import type { Plan } from '../plan/plan.ts';
import { Lane } from '../transport/lane.ts';
import { ownTurn } from '../transport/turn.ts';
import { Progress } from './progress.ts';
import { type DeployEvent, type DeployReport, heldReports, outcomeOf, refused } from './report.ts';
import { type LookAgain, secondLook } from './second-look.ts';
import { runTenant } from './tenant-run.ts';
import { verifyTenant } from './verify.ts';

export interface ApplyOptions {
  readonly onEvent?: (event: DeployEvent) => void;
  /** Starts nothing new once it fires; what is under way is finished and reported. */
  readonly signal?: AbortSignal;
  readonly journal?: Journal;
  /** Looks once more before the first write when the tenants were not read a moment ago, and refuses what no longer fits. */
  readonly lookAgain?: LookAgain;
  /** What earlier runs may have made unseen: looked for before it is made. */
  readonly unsettled?: Unsettled;
}

/** Carries out a plan: tenants side by side, each in rounds, and only what depends on a failure is left out. Never throws. */
export async function apply(
  plan: Plan,
  topology: Topology,
  connections: Connections,
  { onEvent = () => {}, signal, journal, lookAgain, unsettled }: ApplyOptions = {},
): Promise<DeployReport> {
  const now = () => new Date(connections.clock.now()).toISOString();
  const started = now();
  const error = plan.problems.find(problem => problem.severity === 'error');
  if (error) return refused(plan, error.message, started);
  if (plan.fingerprints.topology !== topologyFingerprint(topology))
    return refused(plan, 'The topology has changed since the plan was made. Plan again.', started);
  const byTenant = Map.groupBy(plan.operations, operation => operation.tenant);
  const targets = new Map<string, Connection>();
  let httpCalls = 0;
  try {
    for (const tenant of byTenant.keys()) {
      const connection = connections.of(tenant);
      if (!connection) throw new Error(connections.missing.get(tenant) ?? `There is no connection to ${tenant}.`);
      targets.set(tenant, connection);
    }
    const { changed, calls } = lookAgain && plan.operations.length > 0 ? await secondLook(plan, lookAgain, connections.clock.now()) : { changed: [], calls: 0 };
    httpCalls += calls;
    if (changed.length > 0) return { ...refused(plan, 'Something has changed since the plan was made. Plan again.', started), changed, httpCalls };
    // Nothing is written anywhere before every tenant is known to be the right one.
    httpCalls += (await Promise.all([...targets.values()].map(confirmed))).reduce((sum, calls) => sum + calls, 0);
    await journal?.begin(plan, connections);
  } catch (reason) {
    return refused(plan, reason instanceof Error ? reason.message : String(reason), started);
  }

  const { nodes } = desiredOf(topology);
  const nodeOf = (id: string) => nodes.get(id);
  const progress = new Progress(plan, onEvent);
  const run = async (tenant: string, connection: Connection): Promise<number> => {
    const operations = byTenant.get(tenant) ?? [];
    const lane = new Lane(connection.port, connection.clock, { log: journal?.writes(tenant), signal });
    await runTenant({ connection, lane, operations, nodeOf, progress, signal, unsettled });
    const done = operations.filter(({ id }) => progress.stateOf(id) === 'done');
    if (done.length === 0 || signal?.aborted) return lane.calls;
    onEvent({ type: 'verifying', tenant });
    return lane.calls + (await verifyTenant(connection, done, nodeOf, progress, topology, signal).catch(() => 0));
  };
  // Each tenant's first requests leave before the next tenant's are prepared.
  const runs = [...targets].map(async ([tenant, connection]) => {
    await ownTurn();
    return run(tenant, connection);
  });
  httpCalls += (await Promise.all(runs)).reduce((sum, calls) => sum + calls, 0);

  const operations = [...progress.all(), ...heldReports(plan)];
  const report: DeployReport = {
    schema: 'tenantry.report/1',
    outcome: outcomeOf(operations, plan.leftOut, signal?.aborted ?? false),
    operations,
    leftOut: plan.leftOut,
    started,
    ended: now(),
    httpCalls,
  };
  try {
    await journal?.end(report);
  } catch {
    // The report stands, whether or not the journal could be closed.
  }
  return report;
}

async function confirmed(connection: Connection): Promise<number> {
  if (connection.confirmed) return 0;
  confirm(connection, await connection.port.exchange(organizationRequest));
  return 1;
}
