import type { Declared, Span, SyncLink, Topology } from '../../language/model/index.ts';
import { isPlain, quote } from '../import/quote.ts';
import { desiredOf } from '../plan/desired.ts';
import type { Operation, Plan, PropertyChange } from '../plan/plan.ts';
import { declarationOf, statedAt } from '../plan/stated-at.ts';
import type { Node } from '../resources/kind.ts';
import { text } from '../transport/json.ts';
import { mappingLine, type Said, saidOf } from './values.ts';

/** Replaces a span; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

export interface Adoption {
  /** What makes the topology say what the tenant has. */
  readonly edits: readonly TextEdit[];
  /** What cannot be adopted, one sentence each: then nothing of it is. */
  readonly refused: readonly string[];
}

/**
 * Edits after which the topology says of some things what their tenants have: the plan has these differences no more.
 * @param ids of differences, as `driftOf` names them
 * @param textOf the text of a file of the topology
 */
export function adopt(plan: Plan, topology: Topology, ids: readonly string[], textOf: (uri: string) => string): Adoption {
  const { nodes } = desiredOf(topology);
  const edits: TextEdit[] = [];
  const refused: string[] = [];
  for (const id of ids) {
    const operation = plan.operations.find(other => other.id === id);
    const node = nodes.get(id);
    if (!operation) refused.push(`Nothing that is called ${id} is different.`);
    else if (!node || operation.action !== 'update') refused.push(`${operation.title} ${MISSING[operation.action]}: change the topology by hand.`);
    else {
      const found = editsFor(operation, node, topology, textOf);
      if (typeof found === 'string') refused.push(`${operation.title}: ${found}`);
      else edits.push(...found);
    }
  }
  return { edits: refused.length > 0 ? [] : edits, refused };
}

const MISSING = { create: 'is not in the tenant', remove: 'is not in the topology', update: 'is no declaration' } as const;

function editsFor(operation: Operation, node: Node, topology: Topology, textOf: (uri: string) => string): TextEdit[] | string {
  const declared = declarationOf(node);
  if (!declared) return 'settings of a partner follow from several statements: change them by hand.';
  const all: Declared<string>[] = [...topology.links, ...topology.resources];
  if (all.filter(other => same(other.declaration, declared.declaration)).length > 1) return 'it is declared for several tenants at once: write it apart first.';
  const properties = new Map<string, Said>();
  const edits: TextEdit[] = [];
  for (const change of operation.changes) {
    const found = change.path.startsWith('attributeMappings.') ? mappingEdit(change, node, topology, textOf) : headerEdit(change, declared, textOf);
    if (typeof found === 'string') return found;
    if (found) {
      edits.push(found);
      continue;
    }
    const said = saidOf(node.kind, change);
    if (!said) return `the language cannot say its ${change.path} as it is in the tenant.`;
    if (said.property !== '') properties.set(said.property, said);
  }
  return [...edits, ...propertyEdits(declared, [...properties.values()], textOf)];
}

const same = (a: Span, b: Span): boolean => a.uri === b.uri && a.start === b.start;

/** The display name stands behind the name. */
function headerEdit({ path, old }: PropertyChange, declared: Declared<string>, textOf: (uri: string) => string): TextEdit | string | undefined {
  if (path !== 'displayName') return undefined;
  if (!isPlain(text(old))) return 'its name has characters that a file must not hold.';
  const behind = textOf(declared.span.uri).slice(declared.span.end);
  const stated = declared.displayNameStated ? /^\s*("(?:\\.|[^"\\])*")/.exec(behind) : null;
  const end = declared.span.end + (stated?.[0].length ?? 0);
  const start = stated ? end - (stated[1]?.length ?? 0) : end;
  return { span: { uri: declared.span.uri, start, end }, text: stated ? quote(text(old)) : ` ${quote(text(old))}` };
}

function mappingEdit(change: PropertyChange, node: Node, topology: Topology, textOf: (uri: string) => string): TextEdit | string {
  const [span] = statedAt(node, change.path);
  if (!span) return 'the topology has no line for a mapping of it.';
  const users = topology.links.filter((link: SyncLink) => link.flows.some(flow => same(flow.span, span)));
  if (users.length > 1) return 'several links have its mapping: give this one a mapping of its own first.';
  const line = mappingLine(change);
  return line === undefined ? removal(span, textOf) : { span, text: line };
}

function propertyEdits(declared: Declared<string>, said: readonly Said[], textOf: (uri: string) => string): TextEdit[] {
  const replaced = said.flatMap(({ property, value }): TextEdit[] => {
    const span = declared.spans[property];
    if (!span) return [];
    return [value === undefined ? removal(span, textOf) : { span, text: `${property}: ${value}` }];
  });
  const added = said.flatMap(({ property, value }) => (declared.spans[property] || value === undefined ? [] : [`${property}: ${value}`]));
  if (added.length === 0) return replaced;
  const { body, declaration } = declared;
  if (!body) return [...replaced, { span: { ...declaration, start: declaration.end }, text: ` {\n${added.map(line => `  ${line}`).join('\n')}\n}` }];
  const several = textOf(body.uri).slice(body.start, body.end).includes('\n');
  return [
    ...replaced,
    { span: { uri: body.uri, start: body.start + 1, end: body.start + 1 }, text: added.map(line => `${several ? '\n  ' : ' '}${line}`).join('') },
  ];
}

/** Takes something away with the blanks in front of it. */
function removal({ uri, start, end }: Span, textOf: (uri: string) => string): TextEdit {
  const before = textOf(uri).slice(0, start);
  return { span: { uri, start: before.trimEnd().length, end }, text: '' };
}

/** A text after edits that do not overlap. */
export const edited = (source: string, edits: readonly TextEdit[]): string =>
  [...edits].sort((a, b) => b.span.start - a.span.start).reduce((all, { span, text: next }) => all.slice(0, span.start) + next + all.slice(span.end), source);
