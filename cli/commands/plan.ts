import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { planFile, planMarkdown, planText } from '../../deploy/index.ts';
import { CommandError } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { exitCodeOf, makePlan, openDeployable, printPlanProblems, type SkipOptions, withSkip } from '../planning.ts';
import { openTarget, type TargetOptions, withTargetOptions } from '../target.ts';

interface Options extends TargetOptions, SkipOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly show?: string;
  readonly out?: string;
}

/** `tenantry plan file`: reads the tenants, writes nothing. */
export function planCommand(program: Command, io: Io): void {
  const command = program
    .command('plan')
    .description('Show what a deployment would do, property by property; nothing is written')
    .argument('<file>', 'the root file, or a folder with one topology')
    .addOption(new Option('--json', 'print the plan as JSON, schema tenantry.plan/1').conflicts('markdown'))
    .option('--markdown', 'print the plan as Markdown')
    .option('--out <file>', 'save the plan, for tenantry deploy --plan')
    .addOption(new Option('--show <what>', 'show unchanged things, too').choices(['unchanged']));
  withTargetOptions(withSkip(command)).action(async (file: string, options: Options) => {
    const project = await openDeployable(file, io);
    const target = await openTarget(project.topology, options, io, new AbortController().signal);
    try {
      const plan = await makePlan(project, target, options.skip, io);
      const shown = { unchanged: options.show === 'unchanged' };
      if (options.json) io.out(planFile(plan).trimEnd());
      else io.out((options.markdown ? planMarkdown(plan, shown) : planText(plan, shown)).trimEnd());
      if (options.out) {
        await writeFile(options.out, planFile(plan), { mode: 0o600 }).catch(error => {
          throw new CommandError(`The plan cannot be written to ${options.out}: ${error instanceof Error ? error.message : String(error)}`);
        });
      }
      printPlanProblems(plan.problems, project, io);
      process.exitCode = exitCodeOf(plan.problems);
    } finally {
      await target.close();
    }
  });
}
