import { rules, structureCodes } from '../language/index.ts';
import { notes } from '../language/rules/notes.ts';
import { fixtures } from '../test/language/rules/all-fixtures.ts';
import { impossible, ownCodes, readers, shapes, waiting } from '../test/language/rules/catalogue.ts';

/** The table of the validation catalogue: every id, in few words, and what became of it. */
export function cataloguePage(): string {
  const own = new Set(ownCodes);
  const told = (codes: readonly string[]) => codes.filter(code => !own.has(code)).sort();
  const words = (code: string) => fixtures[code]?.failing[0]?.message ?? '';
  const linked = (code: string) => `[\`${code}\`](problems.md#${code})`;
  const structure = Object.keys(structureCodes).filter(code => code in fixtures);
  const sections: readonly Section[] = [
    [
      'Problems',
      'Checked under the code of the catalogue; the words are those of an example.',
      told([...rules.map(({ code }) => code), ...structure]).map(code => [linked(code), words(code)]),
    ],
    ['Notes', 'Facts that summaries and hovers show; they ask for nothing.', told(notes.map(({ code }) => code)).map(code => [linked(code), words(code)])],
    ['Shapes', 'Shapes of the articles on topologies, named by summaries and the diagram.', rows(shapes)],
    [
      'Problems of structure',
      'Found while the text is read, under a code that covers more than the one case.',
      Object.entries(readers)
        .filter(([id]) => !structure.includes(id))
        .map(([id, { code, title }]) => [`\`${id}\``, `${title}: ${linked(code)}`]),
    ],
    [
      'Cannot be written',
      'The language has no words for it, or makes it right by itself.',
      Object.entries(impossible).map(([id, { title, why }]) => [`\`${id}\``, `${title}: ${why}`]),
    ],
    ...Object.entries(waiting).map(([subject, ids]): Section => [`Waiting: ${subject}`, '', rows(ids)]),
  ];
  const count = sections.reduce((sum, [, , list]) => sum + list.length, 0);
  const waits = Object.values(waiting).reduce((sum, ids) => sum + Object.keys(ids).length, 0);
  const parts = [
    '# The validation catalogue',
    '',
    `The rules were collected from Microsoft's documentation before the language was built: ${count} of them. ${count - waits} are told, or cannot`,
    `be broken in this language; ${waits} wait for kinds that it does not have yet.`,
  ];
  for (const [title, what, list] of sections)
    parts.push(
      '',
      `## ${title} (${list.length})`,
      ...(what ? ['', what] : []),
      '',
      '| rule | what it is about |',
      '| --- | --- |',
      ...list.map(([id, text]) => `| ${id} | ${text.replaceAll('|', '\\|')} |`),
    );
  return `${parts.join('\n')}\n`;
}

type Row = readonly [id: string, words: string];
type Section = readonly [title: string, what: string, list: readonly Row[]];

const rows = (ids: { readonly [id: string]: string }): Row[] => Object.entries(ids).map(([id, title]) => [`\`${id}\``, title]);
