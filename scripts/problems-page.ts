import { type Help, helpOf, rules, structureCodes } from '../language/index.ts';
import { notes } from '../language/rules/notes.ts';
import { formatTopology } from '../language/services/formatting/format.ts';
import { fixtures } from '../test/language/rules/all-fixtures.ts';
import { unmarked } from '../test/language/rules/check-text.ts';

/** A text that has the problem and one that has not. */
export interface Examples {
  readonly wrong: string;
  readonly right: string;
}

/** Longer ones show a limit by repetition; nobody reads them. */
const readable = 700;

/** The examples of a code: the first texts that its test finds wrong and right. */
function examplesOf(code: string): Examples | undefined {
  const { failing = [], passing = [] } = fixtures[code] ?? {};
  const wrong = failing.find(({ text, times }) => times === undefined && text.length <= readable)?.text;
  const right = passing.find(text => text.length <= readable);
  if (wrong === undefined || right === undefined) return undefined;
  return { wrong: laidOut(unmarked(wrong).text), right: laidOut(right) };
}

/** The texts of tests stand in one line, with two blanks between properties. */
const laidOut = (text: string): string => formatTopology(text.replace(/"(?:\\.|[^"\\])*"|\/\/.*|\{ | {2,}| \}/g, part => breaks[part] ?? part)).trim();
const breaks: { readonly [part: string]: string } = { '{ ': '{\n', '  ': '\n', ' }': '\n}' };

export const examplesFile = (): string => {
  const codes = [...Object.keys(structureCodes), ...[...rules, ...notes].map(({ code }) => code)];
  return `${JSON.stringify(
    Object.fromEntries(
      codes.flatMap(code => {
        const examples = examplesOf(code);
        return examples ? [[code, examples]] : [];
      }),
    ),
    undefined,
    2,
  )}\n`;
};

export function problemsPage(): string {
  const sorted = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code).sort();
  const sections: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'Structure',
      'What is wrong with a text before any rule looks at its meaning. Errors here can be neither ignored nor lowered.',
      Object.keys(structureCodes),
    ],
    ['Rules', 'What is wrong, or likely not meant, with a topology. An error would be refused by Entra or cannot work.', sorted(rules)],
    ['Notes', 'Facts about a sound topology that its reader should know. They are no problems: hovers and summaries show them.', sorted(notes)],
  ];
  const parts = [
    '# Problems',
    '',
    'Every code that the editor and `tenantry check` report, what happens in Entra when it is ignored, and why. `tenantry explain <code>`',
    'prints the same. A rule without a page of Microsoft rests on judgement and is a warning at most. A comment',
    '`// tenantry-ignore code: reason` silences a problem where it stands, the setting `tenantry.rules` a code everywhere. In the',
    'examples `contoso`, `fabrikam` and `tailspin` are tenants and `targets` is the set of the last two.',
  ];
  for (const [title, what, codes] of sections) {
    parts.push('', `## ${title}`, '', what);
    for (const code of codes) parts.push(...entry(helpOf(code) as Help));
  }
  return `${parts.join('\n')}\n`;
}

function entry({ code, severity, why, pages }: Help): string[] {
  const sources = pages.map(({ name, address }) => (address ? `[${name}](${address})` : name));
  const examples = examplesOf(code);
  const shown = examples ? ['', '```tenantry', '// wrong', examples.wrong, '```', '', '```tenantry', '// right', examples.right, '```'] : [];
  return ['', `### ${code}`, '', `*${severity}*: ${why}${sources.length > 0 ? ` (${sources.join(', ')})` : ''}`, ...shown];
}
