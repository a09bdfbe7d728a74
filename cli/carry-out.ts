import {
  apply,
  type DeployReport,
  type Lease,
  LeaseHeld,
  type LookAgain,
  type Plan,
  planText,
  reportText,
  takeLease,
  UNDONE,
  unsettledIn,
  writtenBy,
} from '../deploy/index.ts';
import type { Project } from '../language/index.ts';
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts';
import { harmless, type Io, paint } from './io.ts';
import { journalFolders, journalFor } from './journal-file.ts';
import { deployProgress } from './output/progress.ts';
import type { Target, TargetOptions } from './target.ts';

export interface CarryOutOptions extends TargetOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly journal?: string;
}

export interface Work {
  readonly plan: Plan;
  readonly project: Project;
  readonly target: Target;
  /** What the question asks: `Deploy`. */
  readonly verb: string;
  readonly lookAgain?: LookAgain;
}

/** Asks, writes, reports. Sets the exit code. */
export async function carryOut({ plan, project, target, verb, lookAgain }: Work, options: CarryOutOptions, io: Io, abort: AbortController): Promise<void> {
  if (plan.operations.length > 0 && !(await confirmed({ plan, project, target, verb }, options, io)))
    throw new CommandError('Nothing was written.', exitCodes.cancelled);
  const lease = leaseFor(plan, target, options);
  const { journal, file } = (plan.operations.length > 0 ? journalFor(plan.root, options) : undefined) ?? {};
  const { signal, release } = interruptible(io, abort);
  const onEvent = deployProgress(project.topology, io);
  const unsettled = lasting(target, options) ? unsettledIn(journalFolders(options), plan, target.connections) : undefined;
  const report = await apply(plan, project.topology, target.connections, { signal, journal, onEvent, lookAgain, unsettled }).finally(() => {
    release();
    lease?.release();
  });
  if (file && report.outcome !== 'complete') io.err(`What was sent is recorded in ${file}`);
  io.out(options.json ? JSON.stringify(report, undefined, 2) : reportText(report, io.terminal ? [...UNDONE, 'done'] : UNDONE).trimEnd());
  process.exitCode = outcome(report);
}

/** Whether others may have written there. A sandbox of its own needs no lease, and may have been emptied since the last run. */
const lasting = (target: Target, { graph }: CarryOutOptions): boolean => target.live || graph !== undefined;

/** The tenants are this deployment's alone, as far as this machine is concerned. */
function leaseFor(plan: Plan, target: Target, options: CarryOutOptions): Lease | undefined {
  if (!lasting(target, options)) return undefined;
  try {
    return takeLease(writtenBy(plan, target.connections), plan.root);
  } catch (error) {
    if (error instanceof LeaseHeld) throw new CommandError(error.message, exitCodes.failed);
    throw error;
  }
}

async function confirmed({ plan, target, verb }: Work, options: CarryOutOptions, io: Io): Promise<boolean> {
  if (options.yes) return true;
  if (!io.confirm) throw new CommandError(`Nobody can be asked here: add --yes to ${verb.toLowerCase()} without a question.`);
  io.err(planText(plan, { unchanged: false }).trimEnd());
  const tenants = plan.tenants.filter(({ create, update, remove }) => create + update + remove > 0);
  const names = tenants.map(({ displayName, id }) => `${harmless(displayName)} (${id})`).join(', ');
  const live = target.live ? paint(io, 'red', 'LIVE: ') : '';
  const what = verb === 'Deploy' ? `${plan.operations.length} changes to` : `${plan.operations.length} objects in`;
  return io.confirm(`${live}${verb} ${what} ${target.title}: ${names}?`);
}

/** The first interrupt finishes what is under way, the second one aborts it. */
function interruptible(io: Io, abort: AbortController): { signal: AbortSignal; release(): void } {
  const stop = new AbortController();
  const onInterrupt = () => {
    if (stop.signal.aborted) return abort.abort();
    io.err('Cancelling: what is under way is finished. Press Ctrl+C again to abort it.');
    stop.abort();
  };
  process.on('SIGINT', onInterrupt);
  return { signal: stop.signal, release: () => void process.off('SIGINT', onInterrupt) };
}

function outcome({ outcome, operations, changed }: DeployReport): ExitCode {
  if (changed) return exitCodes.stalePlan;
  if (outcome === 'complete') return exitCodes.ok;
  if (outcome === 'cancelled') return exitCodes.cancelled;
  const failed = operations.some(({ state }) => state !== 'done' && state !== 'skipped');
  return failed && !operations.some(({ state }) => state === 'done') ? exitCodes.failed : exitCodes.partial;
}
