import type { Command } from 'commander';
import { apply, type DeployReport, type Plan, planText, reportText } from '../../deploy/index.ts';
import type { Project } from '../../language/index.ts';
import { CommandError, type ExitCode, exitCodes } from '../exit-codes.ts';
import { harmless, type Io, paint } from '../io.ts';
import { deployProgress } from '../output/progress.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems } from '../planning.ts';
import { openTarget, type Target, type TargetOptions, withTargetOptions } from '../target.ts';

interface Options extends TargetOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `tenantry deploy file`: plans, asks, writes, reports. */
export function deployCommand(program: Command, io: Io): void {
  const command = program
    .command('deploy')
    .description('Make the tenants what the topology says')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('-y, --yes', 'do not ask')
    .option('--json', 'print the report as JSON, schema tenantry.report/1');
  withTargetOptions(command).action(async (file: string, options: Options) => {
    const project = await openDeployable(file, io);
    const abort = new AbortController();
    const target = await openTarget(project.topology, options, io, abort.signal);
    try {
      await deploy(project, target, options, io, abort);
    } finally {
      await target.close();
    }
  });
}

async function deploy(project: Project, target: Target, options: Options, io: Io, abort: AbortController): Promise<void> {
  const plan = await makePlan(project, target, io);
  printPlanProblems(plan.problems, project, io);
  const code = exitCodeOf(plan.problems);
  if (code !== exitCodes.ok) throw new CommandError('Nothing was written.', code);
  if (plan.operations.length > 0 && !(await confirmed(plan, target, options, io))) throw new CommandError('Nothing was written.', exitCodes.cancelled);
  const { signal, release } = interruptible(io, abort);
  const report = await apply(plan, project.topology, target.connections, { signal, onEvent: deployProgress(project.topology, io) }).finally(release);
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
