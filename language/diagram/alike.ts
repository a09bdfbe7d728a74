import type { Cluster } from './cluster.ts';
import { connectionLabel, connectionWords, tagLabel, type UnplacedLabel } from './label.ts';
import { count } from './text.ts';
import type { Wire } from './wire.ts';

/** What is said on the wires, and what is said once for many. */
export interface Sayings {
  /** By wire id; a wire without one says nothing. */
  readonly labels: ReadonlyMap<string, UnplacedLabel>;
  readonly notes: readonly { readonly tag?: string; readonly text: string }[];
  /** By place of the cluster. */
  readonly captions: ReadonlyMap<number, string>;
  /** Wires that say nothing of their own: they may share their way. */
  readonly quiet: ReadonlySet<string>;
}

/** From this many wires that are alike on, they are labelled once. */
const many = 4;
const mostNotes = 12;
/** From this many different labels on, labels have one line. */
const crowded = 40;

export function sayings(wires: readonly Wire[], clusters: readonly Cluster[]): Sayings {
  const place = new Map(clusters.flatMap(({ members }, index) => members.map(member => [member, index] as const)));
  const inside = (wire: Wire): number | undefined => (place.get(wire.from) === place.get(wire.to) ? place.get(wire.from) : undefined);
  const captions = new Map<number, string>();
  const quiet = new Set<string>();
  const labels = new Map<string, UnplacedLabel>();
  const notes: { tag?: string; text: string }[] = [];
  for (const index of clusters.keys()) {
    const own = wires.filter(wire => inside(wire) === index);
    const common = [...Map.groupBy(own, ({ says }) => says).values()].reduce((most, group) => (group.length > most.length ? group : most), []);
    const [first] = common;
    if (!first || common.length < own.length / 2) continue;
    for (const { id } of common) quiet.add(id);
    captions.set(index, `${directions(common)} · ${connectionWords(first.there)}${common.length < own.length ? ' · where nothing else is said' : ''}`);
  }
  const rest = wires.filter(({ id }) => !quiet.has(id));
  const classes = [...Map.groupBy(rest, ({ says }) => says).values()];
  const collapsed = classes.filter(({ length }) => length >= many).slice(0, mostNotes);
  const all = collapsed.length === 1 && classes.length === 1 && captions.size === 0;
  for (const [index, group] of collapsed.entries()) {
    const [first] = group;
    if (!first) continue;
    const tag = all ? undefined : String.fromCharCode(65 + index);
    notes.push({ tag, text: `${all ? 'All ' : ''}${directions(group)} · ${connectionWords(first.there)}` });
    for (const { id } of group) {
      quiet.add(id);
      if (tag) labels.set(id, tagLabel(tag));
    }
  }
  const single = rest.filter(({ id }) => !quiet.has(id));
  for (const { id, there } of single) labels.set(id, connectionLabel(there, single.length > crowded));
  return { labels, notes, captions, quiet };
}

const kinds = { sync: 'link', request: 'connected organization', access: 'access setting' } as const;

function directions(wires: readonly Wire[]): string {
  const [first] = wires;
  const number = wires.reduce((sum, { back }) => sum + (back ? 2 : 1), 0);
  return `${count(number, kinds[first?.kind ?? 'sync'])}${wires.every(({ back }) => back) ? ', both ways' : ''}`;
}
