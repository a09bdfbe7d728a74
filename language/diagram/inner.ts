import type { Block } from './block.ts';
import { chords, settle } from './chords.ts';
import { connectionWords, tagLabel, type UnplacedLabel } from './label.ts';
import { ringWays } from './ring.ts';
import type { Curve, Rect } from './scene.ts';
import type { Wire } from './wire.ts';

export interface Inner {
  readonly ways: ReadonlyMap<string, readonly Curve[]>;
  readonly labels: ReadonlyMap<string, UnplacedLabel & Rect>;
  readonly notes: readonly { readonly tag: string; readonly text: string }[];
  /** Wires of a large mesh that its caption speaks for. */
  readonly soft: readonly string[];
}

/** A label below this width is a letter that points to a note already. */
const smallest = 34;

/** Wires and labels inside one polygon. A label that finds no room becomes a number that points to a note. */
export function innerWires(
  block: Block,
  wires: readonly Wire[],
  boxes: ReadonlyMap<string, Rect>,
  labels: ReadonlyMap<string, UnplacedLabel>,
  firstNumber: number,
  quiet: ReadonlySet<string>,
): Inner {
  const inner = wires.filter(({ from, to }) => block.boxes.has(from) && block.boxes.has(to));
  const ways = block.sides ? ringWays(inner, boxes, block.sides, quiet) : chords(inner, boxes);
  const obstacles = [...block.boxes.keys()].flatMap(tenant => boxes.get(tenant) ?? []);
  const wanted = new Map<string, UnplacedLabel>();
  const tags = new Map<string, UnplacedLabel>();
  for (const { id } of inner) {
    const label = labels.get(id);
    if (label) (label.width < smallest ? tags : wanted).set(id, label);
  }
  const settled = settle(wanted, ways, obstacles, false);
  const numbers = new Map<string, UnplacedLabel>();
  const notes: { tag: string; text: string }[] = [];
  const homeless = inner.filter(({ id }) => wanted.has(id) && !settled.has(id));
  for (const group of Map.groupBy(homeless, ({ says }) => says).values()) {
    const tag = String(firstNumber + notes.length);
    for (const { id, there } of group) {
      if (id === group[0]?.id) notes.push({ tag, text: connectionWords(there) });
      numbers.set(id, tagLabel(tag));
    }
  }
  const numbered = settle(new Map([...tags, ...numbers]), ways, [...obstacles, ...settled.values()], true);
  const placed = new Map<string, UnplacedLabel & Rect>();
  for (const [id, rect] of [...settled, ...numbered]) {
    const label = numbers.get(id) ?? tags.get(id) ?? wanted.get(id);
    if (label) placed.set(id, { ...label, ...rect });
  }
  const soft = block.sides ? inner.filter(({ id, there }) => quiet.has(id) && there.faults.length === 0).map(({ id }) => id) : [];
  return { ways, labels: placed, notes, soft };
}
