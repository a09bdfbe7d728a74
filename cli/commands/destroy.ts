import type { Command } from 'commander';
import { planRemoval, planText } from '../../deploy/index.ts';
import { type CarryOutOptions, carryOut } from '../carry-out.ts';
import { CommandError, exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { exitCodeOf, openDeployable, printPlanProblems } from '../planning.ts';
import { openTarget, withTargetOptions } from '../target.ts';

interface Options extends CarryOutOptions {
  readonly only?: string;
  readonly deprovisioned?: boolean;
}

/** `tenantry destroy file`: takes away what the topology made, and nothing else; shows it first. */
export function destroyCommand(program: Command, io: Io): void {
  const command = program
    .command('destroy')
    .description('Remove what the topology made, limited to what is provably its own')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('--only <key>', 'only this: kind:tenant/name, such as package:fabrikam/access, or sync:source/target')
    .option('--deprovisioned', 'no user of the links is left in their targets: remove the links, too')
    .option('-y, --yes', 'do not ask')
    .option('--journal <file>', "record every write before it leaves; a file in the user's state folder when absent")
    .option('--json', 'print the report as JSON, schema tenantry.report/1');
  withTargetOptions(command).action(async (file: string, options: Options) => {
    const project = await openDeployable(file, io);
    const abort = new AbortController();
    const target = await openTarget(project.topology, options, io, abort.signal);
    try {
      const plan = await planRemoval(project.topology, target.connections, { only: options.only, deprovisioned: options.deprovisioned });
      const code = exitCodeOf(plan.problems);
      if (code !== exitCodes.ok) {
        printPlanProblems(plan.problems, project, io);
        throw new CommandError('Nothing was written.', code);
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
  });
}
