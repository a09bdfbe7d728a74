import type { Command } from 'commander';
import { driftOf, driftText } from '../../deploy/index.ts';
import { adoptInto } from '../adopting.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems, type SkipOptions, withSkip } from '../planning.ts';
import { collect, repeatable } from '../repeatable.ts';
import { openTarget, type TargetOptions, withTargetOptions } from '../target.ts';

/** `tenantry drift file`: says where the tenants are not as the topology says; for jobs that run every night. */
export function driftCommand(program: Command, io: Io): void {
  const command = program
    .command('drift')
    .description('Compare the tenants with the topology and say which side has changed; nothing is written to them')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('--json', 'print JSON, schema tenantry.drift/1')
    .addOption(repeatable('--adopt <id>', 'write what the tenant has into the topology, by the id of the difference', collect));
  withTargetOptions(withSkip(command)).action(async (file: string, options: TargetOptions & SkipOptions & { json?: boolean; adopt: readonly string[] }) => {
    const project = await openDeployable(file, io);
    const target = await openTarget(project.topology, options, io, new AbortController().signal);
    try {
      const plan = await makePlan(project, target, options.skip, io);
      io.out(options.json ? JSON.stringify(driftOf(plan), undefined, 2) : driftText(plan).trimEnd());
      printPlanProblems(plan.problems, project, io);
      const code = exitCodeOf(plan.problems);
      if (options.adopt.length > 0 && code === exitCodes.ok) return await adoptInto(project, plan, options.adopt, target.connections, io);
      process.exitCode = code === exitCodes.ok && plan.operations.length + plan.held.length > 0 ? exitCodes.drift : code;
    } finally {
      await target.close();
    }
  });
}
