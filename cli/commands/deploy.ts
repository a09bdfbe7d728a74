import type { Command } from 'commander';
import { lookAgainAt, type Plan, planOnly } from '../../deploy/index.ts';
import { type CarryOutOptions, carryOut } from '../carry-out.ts';
import { CommandError, exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems, type SkipOptions, wayOnText, withSkip } from '../planning.ts';
import { collect, repeatable } from '../repeatable.ts';
import { openPlan, refuseStale, rootOf } from '../saved-plan.ts';
import { openTarget, withTargetOptions } from '../target.ts';

interface Options extends CarryOutOptions, SkipOptions {
  readonly plan?: string;
  readonly only: readonly string[];
  readonly ignoreLack?: boolean;
}

/** `tenantry deploy file`: plans, asks, writes, reports. */
export function deployCommand(program: Command, io: Io): void {
  const command = program
    .command('deploy')
    .description('Make the tenants what the topology says')
    .argument('[file]', 'the root file, or a folder with one topology; with --plan, the file that was planned when it is absent')
    .option('--plan <file>', 'apply this saved plan, if it still fits')
    .addOption(repeatable('--only <id>', 'only this difference, by its id or the key of its declaration, and what it needs', collect))
    .option('-y, --yes', 'do not ask')
    .option('--ignore-lack', 'deploy although a sign-in seems to lack permissions or roles')
    .option('--journal <file>', "record every write before it leaves; a file in the user's state folder when absent")
    .option('--json', 'print the report as JSON, schema tenantry.report/1');
  withTargetOptions(withSkip(command)).action(async (named: string | undefined, options: Options) => {
    const saved = options.plan ? await openPlan(options.plan) : undefined;
    if (saved && options.skip.length > 0) throw new CommandError('A saved plan says itself which tenants are left out: plan again with --skip.');
    if (saved && options.only.length > 0) throw new CommandError('A saved plan is applied as a whole: leave out --plan or --only.');
    const file = named ?? (saved && rootOf(saved));
    if (file === undefined) throw new CommandError('Name a file, or a saved plan with --plan.');
    const project = await openDeployable(file, io);
    const abort = new AbortController();
    const target = await openTarget(project.topology, options, io, abort.signal);
    try {
      const skip = saved ? saved.leftOut.map(({ tenant }) => tenant) : options.skip;
      const all = await makePlan(project, target, skip, io);
      const narrowed = (made: Plan) => (options.only.length > 0 ? planOnly(made, project.topology, options.only) : made);
      const fresh = await narrowed(all);
      const look = lookAgainAt(all, project.topology, target.connections);
      const lookAgain = { ...look, plan: async () => narrowed(await look.plan()) };
      printPlanProblems(fresh.problems, project, io);
      const code = exitCodeOf(fresh.problems);
      if (code !== exitCodes.ok) throw new CommandError(`Nothing was written.${wayOnText(fresh)}`, code);
      const lacking = fresh.problems.flatMap(problem => (problem.code === 'missing-permission' && problem.tenant ? [problem.tenant] : []));
      if (lacking.length > 0 && !options.ignoreLack) throw new CommandError(lackAdvice([...skip, ...lacking]), exitCodes.signIn);
      if (saved) refuseStale(saved, fresh);
      await carryOut({ plan: saved ?? fresh, project, target, verb: 'Deploy', lookAgain }, options, io, abort);
    } finally {
      await target.close();
    }
  });
}

const lackAdvice = (tenants: readonly string[]): string =>
  `Nothing was written, as a sign-in lacks what the changes need. Go on without its tenant (--skip ${tenants.join(',')}), or try it all the same (--ignore-lack).`;
