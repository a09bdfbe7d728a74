import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { openProject, relative } from '../files.ts';
import type { Io } from '../io.ts';
import { locator, printProblems, problemsOf } from '../output/problems.ts';

/** `tenantry model file`: the resolved topology as JSON, schema `tenantry.topology/1`. */
export function modelCommand(program: Command, io: Io): void {
  program
    .command('model')
    .description('Print the resolved topology as JSON: sets and meshes expanded, names resolved')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('--json', 'accepted for symmetry; the output is always JSON')
    .action(async (file: string) => {
      const project = await openProject(file);
      const errors = problemsOf([project]).filter(({ severity }) => severity === 'error');
      io.out(
        JSON.stringify(
          project.topology,
          (key, value: unknown) =>
            typeof value === 'string' && (key === 'uri' || key === 'root' || value.startsWith('file:')) ? relative(value, io.cwd) : value,
          2,
        ),
      );
      if (errors.length === 0) return;
      printProblems(errors, project.topology.files.length, locator([project], io), { ...io, out: io.err });
      process.exitCode = exitCodes.problems;
    });
}
