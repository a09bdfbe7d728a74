import type { Topology } from '../../language/model/index.ts';
import { bodyEdits } from './body.ts';
import { headersFor } from './header.ts';
import { edited, lineEndOf, removal, type TextEdit } from './text-edit.ts';
import type { Aim, Entry, Refusal } from './want.ts';

/** Everything that one text declares: the same thing in several tenants, or links between them. */
export interface Shared {
  readonly entries: readonly Entry[];
  /** What was asked for. */
  readonly asked: readonly Aim[];
  /** What all of them would have to say to be as their tenants are, with what was asked for. */
  readonly all: readonly Aim[];
}

export const declarationKey = ({ declaration: { uri, start } }: Entry): string => `${uri} ${start}`;

const saidBy = ({ part, want }: Aim): string => JSON.stringify([part?.declaration.start, want]);

/** Whether every tenant of the declaration has the same. */
export function isCommon(aim: Aim, { entries, all }: Shared): boolean {
  const said = saidBy(aim);
  return entries.every(({ key }) => all.some(other => other.entry.key === key && saidBy(other) === said));
}

/**
 * Writes a declaration anew: what all tenants of it have goes into it as it is, for the others it is taken apart, so that each
 * part says what its tenants have.
 */
export function declarationEdits(shared: Shared, topology: Topology, source: string): readonly TextEdit[] | Refusal {
  const { entries, asked } = shared;
  const [first] = entries;
  if (!first) return [];
  const common = new Map(asked.filter(aim => isCommon(aim, shared)).map(aim => [saidBy(aim), aim]));
  const own = new Map(entries.map(entry => [entry, asked.filter(aim => aim.entry.key === entry.key && !common.has(saidBy(aim)))]));
  const groups = [...Map.groupBy(entries, entry => JSON.stringify((own.get(entry) ?? []).map(saidBy).sort())).values()];
  const shownIn = (group: readonly Entry[]) => [...common.values(), ...(group[0] ? (own.get(group[0]) ?? []) : [])];
  const [only, second] = groups;
  if (only && !second) return isGone(only, shownIn(only)) ? [removal(first.declaration, source)] : bodyEdits(first, shownIn(only), source);

  const text = source.slice(first.declaration.start, first.declaration.end);
  const parts: string[] = [];
  for (const group of groups) {
    const aims = shownIn(group);
    if (isGone(group, aims)) continue;
    const headers = headersFor(group, entries, topology, source);
    if (!headers) return 'its header holds a comment or names its tenants in a form that cannot be taken apart: write one declaration for each tenant first';
    for (const header of headers) parts.push(edited(text, [header, ...bodyEdits(group[0] ?? first, aims, source)], first.declaration.start));
  }
  if (parts.length === 0) return [removal(first.declaration, source)];
  return [{ span: first.declaration, text: parts.join(lineEndOf(source).repeat(first.body ? 2 : 1)) }];
}

/** Whether nothing is left of it: it is not there, or a statement has nothing more to say. */
function isGone([entry]: readonly Entry[], aims: readonly Aim[]): boolean {
  if (aims.some(({ part, want }) => !part && want.type === 'gone')) return true;
  if (entry?.kind !== 'access') return false;
  const said = aims.flatMap(({ want }) => (want.type === 'property' ? [want] : []));
  return (
    said.length > 0 && said.every(({ value }) => value === undefined) && Object.keys(entry.spans).every(name => said.some(({ property }) => property === name))
  );
}
