import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { drawings, outline } from '../../language/diagram/index.ts';
import type { Topology } from '../../language/index.ts';
import { CommandError, exitCodes } from '../exit-codes.ts';
import { openProject } from '../files.ts';
import type { Io } from '../io.ts';

const themes = ['auto', 'light', 'dark', 'highContrast'] as const;
type Theme = (typeof themes)[number];

const formats: { readonly [format: string]: (topology: Topology, theme: Theme) => string } = {
  ...drawings,
  outline: topology => outline(topology),
};

const extensions: { readonly [extension: string]: string } = { '.svg': 'svg', '.mmd': 'mermaid', '.mermaid': 'mermaid', '.txt': 'outline', '.json': 'json' };

/** `tenantry diagram file [-o picture.svg]` */
export function diagramCommand(program: Command, io: Io): void {
  program
    .command('diagram')
    .description('Draw a topology as SVG, Mermaid text, an outline, or JSON')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('-o, --output <file>', 'write to this file instead of the standard output; its extension chooses the format')
    .addOption(new Option('-f, --format <format>', 'what to draw').choices(Object.keys(formats)))
    .addOption(new Option('--theme <theme>', 'colours of the SVG').choices([...themes]).default('auto'))
    .action(async (file: string, options: { output?: string; format?: string; theme: Theme }) => {
      const { topology, problems } = await openProject(file);
      const format = options.format ?? formatOf(options.output);
      const text = formats[format]?.(topology, options.theme) ?? '';
      if (options.output) {
        await writeFile(options.output, text).catch(error => {
          throw new CommandError(`${options.output} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
        });
        io.err(`Wrote ${options.output}.`);
      } else io.out(text);
      if (problems.some(({ severity }) => severity === 'error')) {
        io.err('The topology has errors, so the picture may be incomplete: run "tenantry check".');
        process.exitCode = exitCodes.problems;
      }
    });
}

/** What the extension of a file asks for; SVG without a file. */
function formatOf(file: string | undefined): string {
  if (file === undefined) return 'svg';
  const format = extensions[path.extname(file).toLowerCase()];
  if (!format)
    throw new CommandError(`The extension of ${file} names no format. Take one of ${Object.keys(extensions).join(', ')}, or name a format with --format.`);
  return format;
}
