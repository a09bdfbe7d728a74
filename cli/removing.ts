import type { Command } from 'commander';
import { type Connections, type Plan, planText } from '../deploy/index.ts';
import type { Topology } from '../language/index.ts';
import { type CarryOutOptions, carryOut } from './carry-out.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import type { Io } from './io.ts';
import { checkSkip, exitCodeOf, openDeployable, printPlanProblems, type SkipOptions, wayOnText, withSkip } from './planning.ts';
import { openTarget, withTargetOptions } from './target.ts';

export interface RemovingOptions extends CarryOutOptions, SkipOptions {
  readonly deprovisioned?: boolean;
}

/** The options of every command that takes something away. */
export const withRemovalOptions = (command: Command): Command =>
  withTargetOptions(
    withSkip(command)
      .option('--deprovisioned', 'no user of the links is left in their targets: remove the links, too')
      .option('-y, --yes', 'do not ask')
      .option('--journal <file>', "record every write before it leaves; a file in the user's state folder when absent")
      .option('--json', 'print the report as JSON, schema tenantry.report/1'),
  );

/** Plans removals, shows them, asks, removes, reports. */
export async function removing(
  file: string,
  options: RemovingOptions,
  io: Io,
  planOf: (topology: Topology, connections: Connections) => Promise<Plan>,
): Promise<void> {
  const project = await openDeployable(file, io);
  checkSkip(project, options.skip);
  const abort = new AbortController();
  const target = await openTarget(project.topology, options, io, abort.signal);
  try {
    const plan = await planOf(project.topology, target.connections);
    const code = exitCodeOf(plan.problems);
    if (code !== exitCodes.ok) {
      printPlanProblems(plan.problems, project, io);
      throw new CommandError(`Nothing was written.${wayOnText(plan)}`, code);
    }
    if (plan.operations.length === 0) {
      printPlanProblems(plan.problems, project, io);
      return io.err('There is nothing to remove.');
    }
    // What goes and who loses what is shown first, whether or not somebody is asked.
    if (options.yes) io.err(planText(plan).trimEnd());
    await carryOut({ plan, project, target, verb: 'Remove' }, options, io, abort);
  } finally {
    await target.close();
  }
}
