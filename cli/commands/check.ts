import { type Command, Option } from 'commander';
import { type RuleSettings, readRuleSettings } from '../../language/index.ts';
import { CommandError, exitCodes } from '../exit-codes.ts';
import { openProjects } from '../files.ts';
import type { Io } from '../io.ts';
import { locator, printProblems, problemsJson, problemsOf } from '../output/problems.ts';
import { problemsSarif } from '../output/sarif.ts';
import { collect, repeatable } from '../repeatable.ts';

/** `tenantry check [paths…]`: the same problems as the editor shows. */
export function checkCommand(program: Command, io: Io): void {
  program
    .command('check')
    .description('Check topologies and print what is wrong with them')
    .argument('[paths...]', 'files or folders; a folder is searched for every topology in it', ['.'])
    .option('--json', 'print JSON instead of text')
    .addOption(new Option('--sarif', 'print a SARIF 2.1.0 log instead of text, for code scanning').conflicts('json'))
    .option('--strict', 'end with an error when there are warnings, too')
    .addOption(repeatable('--rule <code=severity>', 'another severity for a code: error, warning, info, hint or off', collect))
    .action(async (paths: string[], options: { json?: boolean; sarif?: boolean; strict?: boolean; rule: readonly string[] }) => {
      const projects = await openProjects(paths, settingsOf(options.rule));
      const problems = problemsOf(projects);
      const files = [...new Set(projects.flatMap(project => project.topology.files))];
      const locate = locator(projects, io);
      if (options.sarif) io.out(problemsSarif(problems, files, locate));
      else if (options.json) io.out(problemsJson(problems, files, locate, io));
      else printProblems(problems, files.length, locate, io);
      const failing = problems.some(({ severity }) => severity === 'error' || (options.strict && severity === 'warning'));
      process.exitCode = failing ? exitCodes.problems : exitCodes.ok;
    });
}

function settingsOf(given: readonly string[]): RuleSettings {
  const alone = given.find(pair => !pair.includes('='));
  if (alone !== undefined) throw new CommandError(`--rule ${alone}: write code=severity, such as ${alone || 'sync-all-scope'}=off.`);
  const pairs = given.map(pair => [pair.slice(0, Math.max(0, pair.indexOf('='))), pair.slice(pair.indexOf('=') + 1)] as const);
  const { settings, errors } = readRuleSettings(Object.fromEntries(pairs));
  if (errors.length > 0) throw new CommandError(`--rule: ${errors.join(' ')}`);
  return settings;
}
