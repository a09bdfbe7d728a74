import { spread } from './layered/spread.ts';

export interface PortWish {
  readonly id: string;
  /** Height it would like best: that of the next point of its way. */
  readonly at: number;
}

const roomiest = 22;
const corner = 10;

/** Heights of the arrow ends on one side of a box: straight lines where they can be, in order, never closer than the side allows. */
export function ports(wishes: readonly PortWish[], top: number, bottom: number): ReadonlyMap<string, number> {
  const sorted = wishes.toSorted((a, b) => a.at - b.at);
  const first = top + corner;
  const last = bottom - corner;
  const step = Math.min(roomiest, (last - first) / Math.max(1, sorted.length - 1));
  const heights = spread(
    sorted.map(({ at }, place) => ({
      at: Math.min(Math.max(within(at, top, bottom), first + place * step), last - (sorted.length - 1 - place) * step),
      weight: 1,
      after: step,
    })),
  );
  return new Map(sorted.map(({ id }, place) => [id, heights[place] ?? (first + last) / 2]));
}

/** A wish beside the side is met in its middle part, not at its corner. */
const within = (at: number, top: number, bottom: number): number => {
  const part = (bottom - top) * 0.32;
  return at < top + corner ? top + part : at > bottom - corner ? bottom - part : at;
};
