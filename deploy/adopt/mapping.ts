import type { AttributeFlow, Mapping, SyncLink, Topology } from '../../language/model/index.ts';
import { claim } from '../import/symbols.ts';
import { edited, lineEndOf, removal, type TextEdit } from './text-edit.ts';
import type { Aim } from './want.ts';

type Row = Extract<Aim['want'], { type: 'row' }>;

export interface MappingChange {
  /** In mappings whose links all have the same. */
  readonly edits: readonly TextEdit[];
  /** Mappings of their own, behind the declaration of a link. */
  readonly added: readonly { readonly link: SyncLink; readonly text: string }[];
  /** Links that take another mapping. */
  readonly aims: readonly Aim[];
}

const rowOf = ({ want }: Aim): Row[] => (want.type === 'row' ? [want] : []);

/**
 * Lines of mappings. Where every link that takes a mapping has the same line, the mapping says it; where only some have it,
 * they get a copy of the mapping of their own.
 */
export function mappingChanges(asked: readonly Aim[], all: readonly Aim[], { links, mappings }: Topology, textOf: (uri: string) => string): MappingChange {
  const edits: TextEdit[] = [];
  const added: { link: SyncLink; text: string }[] = [];
  const aims: Aim[] = [];
  const taken = new Set(mappings.map(({ name }) => name));
  const rowsAsked = (key: string, from: readonly Aim[]) => from.filter(({ entry }) => entry.key === key).flatMap(rowOf);
  const wanting = links.filter(({ key }) => rowsAsked(key, asked).length > 0);
  for (const [name, own] of Map.groupBy(wanting, ({ mapping }) => mapping)) {
    const mapping = mappings.find(one => one.name === name);
    const users = links.filter(link => mapping && link.mapping === name);
    const isCommon = (row: Row) => mapping !== undefined && users.every(({ key }) => rowsAsked(key, all).some(other => same(other, row)));
    const common = new Map(
      own
        .flatMap(({ key }) => rowsAsked(key, asked))
        .filter(isCommon)
        .map(row => [row.target, row]),
    );
    if (mapping) edits.push(...rowEdits(mapping, [...common.values()], textOf(mapping.declaration.uri)));
    const apart = own.filter(({ key }) => rowsAsked(key, asked).some(row => !isCommon(row)));
    for (const group of Map.groupBy(apart, ({ key }) => JSON.stringify(rowsAsked(key, asked))).values()) {
      const [link] = group;
      if (!link) continue;
      const rows = rowsAsked(link.key, asked);
      const named = claim(mapping ? `${mapping.name}For${capitalized(link.target)}` : `${link.source}To${capitalized(link.target)}`, taken);
      added.push({ link, text: mapping ? copied(mapping, named, rows, textOf(mapping.declaration.uri)) : `mapping ${named} {\n${lines(rows)}}` });
      aims.push(...group.map((entry): Aim => ({ entry, want: { type: 'property', property: 'mapping', value: named } })));
    }
  }
  return { edits, added, aims };
}

const same = (a: Row, b: Row): boolean => a.target === b.target && a.line === b.line;
const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const lines = (rows: readonly Row[]): string => rows.map(({ line }) => (line === undefined ? '' : `  ${line}\n`)).join('');

const flowOf = ({ flows }: Mapping, { target }: Row): AttributeFlow | undefined => flows.find(flow => flow.target.name.toLowerCase() === target.toLowerCase());

function rowEdits(mapping: Mapping, rows: readonly Row[], source: string): TextEdit[] {
  const added = rows.filter(row => row.line !== undefined && !flowOf(mapping, row));
  const { body } = mapping;
  const end = body && { ...body, start: body.end - 1, end: body.end - 1 };
  return [
    ...rows.flatMap((row): TextEdit[] => {
      const flow = flowOf(mapping, row);
      return flow ? [row.line === undefined ? removal(flow.span, source) : { span: flow.span, text: row.line }] : [];
    }),
    ...(end && added.length > 0 ? [{ span: end, text: lines(added).replaceAll('\n', lineEndOf(source)) }] : []),
  ];
}

/** The whole of a mapping under another name, with other lines. */
function copied(mapping: Mapping, name: string, rows: readonly Row[], source: string): string {
  const { declaration, span } = mapping;
  return edited(source.slice(declaration.start, declaration.end), [{ span, text: name }, ...rowEdits(mapping, rows, source)], declaration.start);
}
