import type { LangiumDocument } from 'langium';
import { type Flow, isFlow, isProperty, type Name, type Property } from '../../generated/ast.ts';
import { kindOf } from '../../kinds/index.ts';
import type { Span } from '../../model/source.ts';
import type { Topology } from '../../model/topology.ts';
import type { Edit } from '../../problems/problem.ts';
import { commentAbove, spanOf } from '../../project/source-file.ts';
import { symbolId } from '../../project/symbols.ts';
import { scan } from '../text/scan.ts';
import { capitalized, declarationsIn, freeName, insertedBefore, lineEndOf, type Mentions, type Refactoring, removed, type Written } from './refactoring.ts';

/** A link or mesh, and where it says which mapping it takes. */
interface LinkMapping {
  readonly link: Written;
  /** Name and place of the mapping. */
  readonly name?: string;
  readonly span?: Span;
  /** Lines that stand in the link itself, where the language has none. */
  readonly lines: readonly Flow[];
}

/**
 * Brings lines that stand in links into a mapping, gives a link a mapping of its own, and lets links share mappings with the
 * same lines.
 * @param others every file of the topology
 */
export function mappingRefactorings(
  document: LangiumDocument,
  topology: Topology,
  mentions: Mentions,
  others: readonly LangiumDocument[],
  start: number,
  end: number,
): readonly Refactoring[] {
  const declarations = declarationsIn(document);
  const touches = ({ span }: Written) => span.start <= start && end <= span.end;
  const links = declarations.filter(({ node }) => ['link', 'mesh'].includes(kindOf(node.kind)?.header ?? '')).map(linkMapping);
  const mappings = declarations.filter(({ node }) => kindOf(node.kind)?.header === 'mapping');
  const here = links.find(({ link }) => touches(link));
  const taken = topology.mappings.map(({ name }) => name);
  const found = here ? (here.lines.length > 0 ? [extracted(here, links, document, taken)] : [ownCopy(here, links, mentions, others, document, taken)]) : [];
  const mapping = mappings.find(touches);
  return [...found, mapping && shared(mapping, mappings, links, mentions, document)].filter(one => one !== undefined);
}

function linkMapping(link: Written): LinkMapping {
  const items = link.node.body?.items ?? [];
  const property = items.find((item): item is Property => isProperty(item) && item.name?.id === 'mapping');
  const value = property?.value && spanOf(link.source, property.value);
  const name = value && link.source.text.slice(value.start, value.end).trim();
  return { link, lines: items.filter(isFlow), ...(name && /^\w+$/.test(name) ? { name, span: value } : {}) };
}

/** Lines of a mapping that somebody wrote into links become a mapping that all links with these lines take. */
function extracted(here: LinkMapping, links: readonly LinkMapping[], document: LangiumDocument, taken: readonly string[]): Refactoring | undefined {
  if (here.span || here.lines.some(line => !line.value?.phrases.length)) return undefined;
  const same = links.filter(one => !one.span && saidBy(one) === saidBy(here));
  const name = freeName(`${nameOf(here.link.node.others[0] ?? here.link.node.names[0])}Mapping`, taken);
  const text = document.textDocument.getText();
  const lineEnd = lineEndOf(text);
  const rows = here.lines.map(line => `  ${textOf(line, here.link)}${lineEnd}`).join('');
  const edits = same.flatMap(({ link, lines }) =>
    lines.map((line, i): Edit => {
      const span = spanOf(link.source, line);
      if (i === 0) return { span, text: `mapping: ${name}` };
      // With the blanks before it, so that no empty line stays.
      const before = /\s*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
      return { span: { ...span, start: span.start - before }, text: '' };
    }),
  );
  const first = Math.min(...same.map(({ link }) => link.span.start));
  return {
    title: `Extract the lines as the mapping "${name}"${same.length > 1 ? ` of ${same.length} declarations` : ''}`,
    kind: 'quickfix',
    edits: [insertedBefore(document, first, `mapping ${name} {${lineEnd}${rows}}`), ...edits],
  };
}

/** A mapping that other links take, too, is copied for one of them. */
function ownCopy(
  here: LinkMapping,
  links: readonly LinkMapping[],
  mentions: Mentions,
  documents: readonly LangiumDocument[],
  document: LangiumDocument,
  taken: readonly string[],
): Refactoring | undefined {
  const { name, span, link } = here;
  if (!name || !span || !links.includes(here) || mentions(symbolId('mapping', name)).length < 2) return undefined;
  const original = documents.flatMap(declarationsIn).find(({ node }) => kindOf(node.kind)?.header === 'mapping' && node.names[0]?.id === name);
  if (!original?.node.body) return undefined;
  const own = freeName(`${name}For${capitalized(nameOf(link.node.others[0] ?? link.node.names[0]))}`, taken);
  const body = spanOf(original.source, original.node.body);
  const copy = original.source.text.slice(body.start, body.end).replaceAll(/\r\n|\n/g, lineEndOf(document.textDocument.getText()));
  return {
    title: `Copy the mapping "${name}" for this declaration alone`,
    kind: 'inline',
    edits: [insertedBefore(document, link.span.start, `mapping ${own} ${copy}`), { span, text: own }],
  };
}

/** Links whose mappings have the same lines take one of them; the others go. */
function shared(
  here: Written,
  mappings: readonly Written[],
  links: readonly LinkMapping[],
  mentions: Mentions,
  document: LangiumDocument,
): Refactoring | undefined {
  const name = nameOf(here.node.names[0]);
  const text = document.textDocument.getText();
  const spans = new Map(links.flatMap(({ name: used, span }) => (used && span ? [[span.start, used] as const] : [])));
  const equal = mappings.filter(other => {
    const used = mentions(symbolId('mapping', nameOf(other.node.names[0])));
    return other !== here && rowsOf(other) === rowsOf(here) && !hasComments(other) && used.every(({ uri, start }) => uri === here.span.uri && spans.has(start));
  });
  if (equal.length === 0 || equal.some(other => nameOf(other.node.names[0]) === name)) return undefined;
  const gone = new Set(equal.map(({ node }) => nameOf(node.names[0])));
  return {
    title: `Use "${name}" in place of ${[...gone].map(one => `"${one}"`).join(', ')}`,
    kind: 'extract',
    edits: [
      ...links.flatMap(({ name: used, span }) => (used && span && gone.has(used) ? [{ span, text: name }] : [])),
      ...equal.map(({ span }) => removed(text, span)),
    ],
  };
}

const textOf = (line: Flow, { source }: Written): string => {
  const { start, end } = spanOf(source, line);
  return source.text.slice(start, end);
};

const tokensOf = (text: string): readonly string[] => scan(text).flatMap(({ type, text }) => (type === 'comment' ? [] : text));

/** The rows of a mapping or a link, without blanks and comments, in any order. */
const saidBy = ({ link, lines }: LinkMapping): string => JSON.stringify(lines.map(line => tokensOf(textOf(line, link)).join(' ')).sort());
const rowsOf = (mapping: Written): string => saidBy({ link: mapping, lines: mapping.node.body?.items.filter(isFlow) ?? [] });

const hasComments = ({ source: { text }, span: { start, end } }: Written): boolean =>
  commentAbove(text, start) !== undefined || /^[^\S\r\n]*\/[/*]/.test(text.slice(end)) || scan(text.slice(start, end)).some(({ type }) => type === 'comment');

const nameOf = (name: Name | undefined): string => name?.id ?? '';
