import type { Command } from 'commander';
import { explainedCodes, type Help, helpOf } from '../../language/index.ts';
import { nearest } from '../../language/problems/nearest.ts';
import { ignorableCodes } from '../../language/project/ignores.ts';
import all from '../data/examples.json' with { type: 'json' };
import { CommandError, exitCodes } from '../exit-codes.ts';
import { type Io, paint } from '../io.ts';

const examples: { readonly [code: string]: { readonly wrong: string; readonly right: string } } = all;

/** `tenantry explain [code]`: what a code means, a wrong and a right text, and how to silence it. */
export function explainCommand(program: Command, io: Io): void {
  program
    .command('explain')
    .description('Print why a problem matters, with an example, and how to silence it; without a code, list the codes')
    .argument('[code]', 'a code as "tenantry check" prints it, such as sync-scope-empty')
    .option('--json', 'print JSON instead of text')
    .action((code: string | undefined, { json }: { json?: boolean }) => {
      if (code === undefined) {
        const codes = explainedCodes.flatMap(one => helpOf(one) ?? []);
        io.out(
          json
            ? JSON.stringify({ schema: 'tenantry.explain/1', codes }, undefined, 2)
            : codes.map(one => `${one.code} ${paint(io, 'grey', one.severity)}`).join('\n'),
        );
        return;
      }
      const help = helpOf(code);
      if (!help) throw new CommandError(`There is no code "${code}".${suggestion(code)}`, exitCodes.usage);
      io.out(json ? JSON.stringify({ schema: 'tenantry.explain/1', codes: [{ ...help, ...examples[code] }] }, undefined, 2) : explanation(help, io));
    });
}

function suggestion(code: string): string {
  const close = nearest(code, explainedCodes);
  return close ? ` Did you mean "${close}"?` : '';
}

function explanation({ code, severity, why, pages }: Help, io: Io): string {
  const example = examples[code];
  const part = (title: string, text: string | undefined) => (text ? [`${paint(io, 'grey', title)}\n${indented(text)}`] : []);
  return [
    `${code} ${paint(io, 'grey', severity)}`,
    why,
    ...part('Source', pages.map(({ name, address }) => address ?? name).join('\n')),
    ...part('Wrong', example?.wrong),
    ...part('Right', example?.right),
    ...part('Silence', silencing(code)),
  ].join('\n\n');
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map(line => (line ? `  ${line}` : line))
    .join('\n');

/** Errors of structure cannot be silenced; notes need not be. */
const silencing = (code: string): string | undefined =>
  ignorableCodes.has(code)
    ? `here:       // tenantry-ignore ${code}: reason\neverywhere: tenantry check --rule ${code}=off, or the setting tenantry.rules`
    : undefined;
