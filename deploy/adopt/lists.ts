import type { Ref, Span } from '../../language/model/index.ts';
import { grantName } from './missing.ts';
import type { TextEdit } from './text-edit.ts';
import type { Entry, Want } from './want.ts';

type ListWant = Extract<Want, { type: 'drop' | 'add' }>;

interface Phrase {
  readonly span: Span;
  /** What it says; several where it names a set. */
  readonly names: readonly string[];
}

/** Edits of a list, and how many phrases are left; `otherwise`: properties instead of one that would be empty. */
export function listOf(
  entry: Entry,
  property: string,
  wants: readonly ListWant[],
): { readonly edits: readonly TextEdit[]; readonly kept: number; readonly otherwise: Readonly<Record<string, string | undefined>> } {
  const phrases = phrasesOf(entry, property);
  const rest = phrases.map(({ span, names }) => ({
    span,
    names,
    left: names.filter(name => !wants.some(want => want.type === 'drop' && want.phrase.start === span.start && want.name === name)),
  }));
  const added = [...new Set(wants.flatMap(want => (want.type === 'add' ? [want.text] : [])))];
  const kept = rest.filter(({ left }) => left.length > 0);
  const edits: TextEdit[] = [];
  for (const [index, { span, names, left }] of rest.entries()) {
    if (left.length === names.length) continue;
    if (left.length > 0) {
      edits.push({ span, text: left.map(name => `sync to ${name}`).join(', ') });
      continue;
    }
    const [before, next] = [rest[index - 1], rest[index + 1]];
    // Its comma goes with it: the one before it, where something before it stays.
    if (before && rest.slice(0, index).some(one => one.left.length > 0)) edits.push({ span: { ...span, start: before.span.end }, text: '' });
    else edits.push({ span: { ...span, end: next?.span.start ?? span.end }, text: '' });
  }
  const last = kept.at(-1);
  if (last && added.length > 0) edits.push({ span: { ...last.span, start: last.span.end }, text: added.map(text => `, ${text}`).join('') });
  const empty = added.length > 0 ? added.join(', ') : undefined;
  // A group that holds no role any more can still hold one.
  return { edits, kept: kept.length, otherwise: { [property]: empty, ...(property === 'roles' && empty === undefined ? { roleAssignable: 'true' } : {}) } };
}

function phrasesOf(entry: Entry, property: string): Phrase[] {
  const items: readonly { readonly span: Span; readonly name: string }[] = itemsOf(entry, property);
  const byStart = Map.groupBy(items, ({ span }) => span.start);
  return [...byStart.values()]
    .flatMap(group => (group[0] ? [{ span: group[0].span, names: group.map(({ name }) => name) }] : []))
    .sort((a, b) => a.span.start - b.span.start);
}

function itemsOf(entry: Entry, property: string): { readonly span: Span; readonly name: string }[] {
  const unnamed = (all: readonly Pick<Ref, 'span'>[]) => all.map(({ span }) => ({ span, name: '' }));
  if (entry.kind === 'package') return entry.grants.map(grant => ({ span: grant.span, name: grantName(grant) }));
  if (entry.kind === 'group') return unnamed(entry.roles);
  if (entry.kind === 'sync') return unnamed(entry.assigned);
  if (entry.kind === 'organization') return unnamed(property === 'internalSponsors' ? entry.internalSponsors : entry.externalSponsors);
  return [];
}
