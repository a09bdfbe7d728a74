import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { formatTopology } from '../../language/services/formatting/format.ts';
import { CommandError, exitCodes } from '../exit-codes.ts';
import { topologyFiles } from '../files.ts';
import type { Io } from '../io.ts';

/** `tenantry format [paths…]`: writes files in the usual form, as the editor does. */
export function formatCommand(program: Command, io: Io): void {
  program
    .command('format')
    .description('Write topology files in the usual form; broken declarations stay as they are')
    .argument('[paths...]', 'files or folders; a folder is searched for every topology file in it', ['.'])
    .option('--check', 'write nothing; name the files that are not in the usual form and end with an error when there are any')
    .action(async (paths: string[], { check }: { check?: boolean }) => {
      const files = new Set((await Promise.all(paths.map(topologyFiles))).flat());
      if (files.size === 0) throw new CommandError(`There is no .tenantry file in ${paths.join(', ')}.`);
      let changed = 0;
      for (const file of files) {
        const text = await attempt(file, 'read', () => readFile(file).then(utf8));
        const formatted = formatTopology(text);
        if (formatted === text) continue;
        changed++;
        if (!check) await attempt(file, 'written', () => writeFile(file, formatted));
        io.out(path.relative(io.cwd, file));
      }
      io.err(`${changed} of ${files.size} file${files.size === 1 ? '' : 's'} ${check ? 'to format' : 'formatted'}.`);
      process.exitCode = check && changed > 0 ? exitCodes.problems : exitCodes.ok;
    });
}

/** @throws where bytes are not UTF-8: writing the text back would lose them */
const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

const attempt = <R>(file: string, what: string, action: () => Promise<R>): Promise<R> =>
  action().catch(error => {
    throw new CommandError(`${file} cannot be ${what}: ${error instanceof Error ? error.message : String(error)}`);
  });
