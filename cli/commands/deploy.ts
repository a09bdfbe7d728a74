import type { Command } from 'commander';
import { apply, type DeployReport, type Plan, planText, reportText } from '../../deploy/index.ts';
import type { Project } from '../../language/index.ts';
import { CommandError, type ExitCode, exitCodes } from '../exit-codes.ts';
import { harmless, type Io, paint } from '../io.ts';
import { journalFor } from '../journal-file.ts';
import { deployProgress } from '../output/progress.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems } from '../planning.ts';
import { openPlan, refuseStale, rootOf } from '../saved-plan.ts';
import { openTarget, type Target, type TargetOptions, withTargetOptions } from '../target.ts';

interface Options extends TargetOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly plan?: string;
  readonly journal?: string;
}

/** `tenantry deploy file`: plans, asks, writes, reports. */
export function deployCommand(program: Command, io: Io): void {
  const command = program
    .command('deploy')
    .description('Make the tenants what the topology says')
    .argument('[file]', 'the root file, or a folder with one topology; with --plan, the file that was planned when it is absent')
    .option('--plan <file>', 'apply this saved plan, if it still fits')
    .option('-y, --yes', 'do not ask')
    .option('--journal <file>', "record every write before it leaves; a file in the user's state folder when absent")
    .option('--json', 'print the report as JSON, schema tenantry.report/1');
  withTargetOptions(command).action(async (named: string | undefined, options: Options) => {
    const saved = options.plan ? await openPlan(options.plan) : undefined;
    const file = named ?? (saved && rootOf(saved));
    if (file === undefined) throw new CommandError('Name a file, or a saved plan with --plan.');
    const project = await openDeployable(file, io);
    const abort = new AbortController();
    const target = await openTarget(project.topology, options, io, abort.signal);
    try {
      await deploy({ project, target, saved }, options, io, abort);
    } finally {
      await target.close();
    }
  });
}

interface Deployment {
  readonly project: Project;
  readonly target: Target;
  readonly saved: Plan | undefined;
}

async function deploy({ project, target, saved }: Deployment, options: Options, io: Io, abort: AbortController): Promise<void> {
  const fresh = await makePlan(project, target, io);
  printPlanProblems(fresh.problems, project, io);
  const code = exitCodeOf(fresh.problems);
  if (code !== exitCodes.ok) throw new CommandError('Nothing was written.', code);
  if (saved) refuseStale(saved, fresh);
  const plan = saved ?? fresh;
  if (plan.operations.length > 0 && !(await confirmed(plan, target, options, io))) throw new CommandError('Nothing was written.', exitCodes.cancelled);
  const { journal, file } = (plan.operations.length > 0 ? journalFor(plan.root, options) : undefined) ?? {};
  const { signal, release } = interruptible(io, abort);
  const onEvent = deployProgress(project.topology, io);
  const report = await apply(plan, project.topology, target.connections, { signal, journal, onEvent }).finally(release);
  if (file && report.outcome !== 'complete') io.err(`What was sent is recorded in ${file}`);
  io.out(options.json ? JSON.stringify(report, undefined, 2) : reportText(report, { done: io.terminal }).trimEnd());
  process.exitCode = outcome(report);
}

async function confirmed(plan: Plan, target: Target, options: Options, io: Io): Promise<boolean> {
  if (options.yes) return true;
  if (!io.confirm) throw new CommandError('Nobody can be asked here: add --yes to deploy without a question.');
  io.err(planText(plan, { unchanged: false }).trimEnd());
  const tenants = plan.tenants.filter(({ create, update, remove }) => create + update + remove > 0);
  const names = tenants.map(({ displayName, id }) => `${harmless(displayName)} (${id})`).join(', ');
  return io.confirm(`${target.live ? paint(io, 'red', 'LIVE: ') : ''}Deploy ${plan.operations.length} changes to ${target.title}: ${names}?`);
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

function outcome({ outcome, operations }: DeployReport): ExitCode {
  if (outcome === 'complete') return exitCodes.ok;
  if (outcome === 'cancelled') return exitCodes.cancelled;
  return operations.some(({ state }) => state === 'done') ? exitCodes.partial : exitCodes.failed;
}
