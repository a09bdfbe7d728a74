import type { LangiumDocument } from 'langium';
import type { Declaration, Name } from '../../generated/ast.ts';
import { kindOf } from '../../kinds/index.ts';
import type { Span } from '../../model/source.ts';
import type { Topology } from '../../model/topology.ts';
import { spanOf } from '../../project/source-file.ts';
import { symbolId } from '../../project/symbols.ts';
import { scan } from '../text/scan.ts';
import { capitalized, declarationsIn, freeName, insertedBefore, type Mentions, type Refactoring, removed, type Written } from './refactoring.ts';

/** A list of tenants and sets in a header. */
interface TenantList {
  readonly names: readonly string[];
  readonly spans: readonly Span[];
  readonly span: Span;
  readonly declaration: Written;
  /** The list on the other side of an arrow. */
  readonly other: readonly string[];
}

/** Gives a list of tenants a name, or writes the tenants of a set where its name is. */
export function setRefactorings(document: LangiumDocument, topology: Topology, mentions: Mentions, start: number, end: number): readonly Refactoring[] {
  const lists = declarationsIn(document).flatMap(listsOf);
  const members = (names: readonly string[]) => names.flatMap(name => topology.sets.find(set => set.name === name)?.members ?? name);
  const overlaps = ({ names, other }: TenantList) => members(names).some(name => members(other).includes(name));
  const here = lists.find(({ span }) => span.start <= start && end <= span.end);
  const named =
    here && !overlaps(here)
      ? extracted(
          here,
          lists.filter(list => !overlaps(list)),
          document,
          topology,
        )
      : undefined;
  return [named, inlined(document, lists, topology, mentions, overlaps, start, end)].filter(one => one !== undefined);
}

function extracted(here: TenantList, lists: readonly TenantList[], document: LangiumDocument, topology: Topology): Refactoring | undefined {
  const { names } = here;
  const tenants = new Set(topology.tenants.map(({ name }) => name));
  if (names.length < 2 || new Set(names).size < names.length || !names.every(name => tenants.has(name)) || here.declaration.node.equals) return undefined;
  const same = lists.filter(list => !list.declaration.node.equals && list.names.join() === names.join() && !hasComments(document, list.span));
  if (!same.includes(here)) return undefined;
  const replaced = (name: string) => same.map(({ span }) => ({ span, text: name }));
  const known = topology.sets.find(set => set.members.join() === names.join());
  if (known) return { title: `Write the tenants as "${known.name}"`, kind: 'extract', edits: replaced(known.name) };
  const [first = '', second = ''] = names;
  const name = freeName(`${first}And${names.length === 2 ? capitalized(second) : 'Others'}`, [...tenants, ...topology.sets.map(set => set.name)]);
  const from = Math.min(...same.map(({ declaration }) => declaration.span.start));
  return {
    title: `Extract the tenants as the set "${name}"`,
    kind: 'extract',
    edits: [insertedBefore(document, from, `tenants ${name} = ${names.join(', ')}`), ...replaced(name)],
  };
}

function inlined(
  document: LangiumDocument,
  lists: readonly TenantList[],
  topology: Topology,
  mentions: Mentions,
  overlaps: (list: TenantList) => boolean,
  start: number,
  end: number,
): Refactoring | undefined {
  const declaration = declarationsIn(document).find(({ node, source }) => {
    const [name] = node.equals ? node.names : [];
    const span = spanOf(source, name);
    return name && span.start <= start && end <= span.end;
  });
  const at = lists.flatMap(({ names, spans }) => names.filter((_, i) => (spans[i]?.start ?? end) <= start && end <= (spans[i]?.end ?? 0)));
  const [name = declaration?.node.names[0]?.id] = at;
  const set = topology.sets.find(one => one.name === name);
  if (!set) return undefined;
  const uses = lists.filter(({ names }) => names.includes(set.name));
  const places = declaration ? uses : uses.filter(({ span }) => span.start <= start && end <= span.end);
  if (places.length === 0 || places.some(list => overlaps(list) || hasComments(document, list.span))) return undefined;
  const edits = places.map(({ names, span }) => ({
    span,
    text: [...new Set(names.flatMap(one => (one === set.name ? set.members : one)))].join(', '),
  }));
  if (!declaration) return { title: `Write the tenants of "${set.name}" here`, kind: 'inline', edits };
  const inLists = new Set(uses.flatMap(({ names, spans }) => spans.filter((_, i) => names[i] === set.name).map(({ start }) => start)));
  // Lists stand in headers alone: in a value, a comma means something else.
  if (mentions(symbolId('tenants', set.name)).some(({ uri, start }) => uri !== document.uri.toString() || !inLists.has(start))) return undefined;
  const gone = removed(document.textDocument.getText(), declaration.span);
  return { title: `Write the tenants of "${set.name}" wherever it is used`, kind: 'inline', edits: [...edits, gone] };
}

/** Where names of tenants stand in the header of a declaration. */
function listsOf(declaration: Written): TenantList[] {
  const { node, source } = declaration;
  return listed(node).flatMap(([names, other]) => {
    const spans = names.map(name => spanOf(source, name));
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last || names.some(({ id }) => !id)) return [];
    return [{ names: names.map(idOf), spans, span: { ...first, end: last.end }, declaration, other: other.map(idOf) }];
  });
}

function listed(node: Declaration): readonly (readonly [readonly Name[], readonly Name[]])[] {
  switch (kindOf(node.kind)?.header) {
    case 'link':
      return [
        [node.names, node.others],
        [node.others, node.names],
      ];
    case 'mesh':
      return [[node.names, []]];
    case 'pair':
      return [
        [node.names, []],
        [node.others, []],
      ];
    case 'set':
      return [[node.others, []]];
    case 'placed':
      return [[node.tenants, []]];
    default:
      return [];
  }
}

const idOf = ({ id }: Name): string => id;

const hasComments = (document: LangiumDocument, { start, end }: Span): boolean =>
  scan(document.textDocument.getText().slice(start, end)).some(({ type }) => type === 'comment');
