import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { openProjects } from '../files.ts';
import type { Io } from '../io.ts';
import { locator, printProblems, problemsJson, problemsOf } from '../output/problems.ts';

/** `tenantry check [paths…]`: the same problems as the editor shows. */
export function checkCommand(program: Command, io: Io): void {
  program
    .command('check')
    .description('Check topologies and print what is wrong with them')
    .argument('[paths...]', 'files or folders; a folder is searched for every topology in it', ['.'])
    .option('--json', 'print JSON instead of text')
    .option('--strict', 'end with an error when there are warnings, too')
    .action(async (paths: string[], options: { json?: boolean; strict?: boolean }) => {
      const projects = await openProjects(paths);
      const problems = problemsOf(projects);
      const files = [...new Set(projects.flatMap(project => project.topology.files))];
      const locate = locator(projects, io);
      if (options.json) io.out(problemsJson(problems, files, locate, io));
      else printProblems(problems, files.length, locate, io);
      const failing = problems.some(({ severity }) => severity === 'error' || (options.strict && severity === 'warning'));
      process.exitCode = failing ? exitCodes.problems : exitCodes.ok;
    });
}
