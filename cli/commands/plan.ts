import { type Command, Option } from 'commander';
import { planMarkdown, planText } from '../../deploy/index.ts';
import type { Io } from '../io.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems } from '../planning.ts';
import { openTarget, type TargetOptions, withTargetOptions } from '../target.ts';

/** `tenantry plan file`: reads the tenants, writes nothing. */
export function planCommand(program: Command, io: Io): void {
  const command = program
    .command('plan')
    .description('Show what a deployment would do, property by property; nothing is written')
    .argument('<file>', 'the root file, or a folder with one topology')
    .addOption(new Option('--json', 'print the plan as JSON, schema tenantry.plan/1').conflicts('markdown'))
    .option('--markdown', 'print the plan as Markdown')
    .addOption(new Option('--show <what>', 'show unchanged things, too').choices(['unchanged']));
  withTargetOptions(command).action(async (file: string, options: TargetOptions & { json?: boolean; markdown?: boolean; show?: string }) => {
    const project = await openDeployable(file, io);
    const target = await openTarget(project.topology, options, io, new AbortController().signal);
    try {
      const plan = await makePlan(project, target, io);
      const shown = { unchanged: options.show === 'unchanged' };
      if (options.json) io.out(JSON.stringify(plan, undefined, 2));
      else io.out((options.markdown ? planMarkdown(plan, shown) : planText(plan, shown)).trimEnd());
      printPlanProblems(plan.problems, project, io);
      process.exitCode = exitCodeOf(plan.problems);
    } finally {
      await target.close();
    }
  });
}
