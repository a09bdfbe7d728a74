import { center, clip, grown, near } from './geometry.ts';
import type { Rect } from './scene.ts';

export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const margin = 16;

/**
 * Boxes on an ellipse, clockwise from the top left, as small as it can be while no two come closer than `gap` and no
 * straight line between two middles runs through a third box. Coordinates start at 0.
 */
export function polygon(boxes: readonly Sized[], gap: number): ReadonlyMap<string, Rect> {
  const turn = (2 * Math.PI) / boxes.length;
  const start = -Math.PI / 2 - (boxes.length % 2 === 0 ? turn / 2 : 0);
  const widest = Math.max(...boxes.map(({ width }) => width));
  const highest = Math.max(...boxes.map(({ height }) => height));
  let placed: readonly Rect[] = [];
  for (let scale = 1; scale < 200; scale *= 1.08) {
    const rx = ((widest + gap) / 2) * scale;
    const ry = ((highest + gap) / 2) * scale;
    placed = boxes.map(({ width, height }, place) => {
      const angle = start + place * turn;
      return { x: rx * Math.cos(angle) - width / 2, y: ry * Math.sin(angle) - height / 2, width, height };
    });
    if (free(placed, gap)) break;
  }
  const left = Math.min(...placed.map(({ x }) => x));
  const top = Math.min(...placed.map(({ y }) => y));
  return new Map(boxes.map(({ id }, place) => [id, moved(placed[place], left, top)]));
}

const moved = (rect: Rect | undefined, left: number, top: number): Rect => ({
  x: (rect?.x ?? 0) - left,
  y: (rect?.y ?? 0) - top,
  width: rect?.width ?? 0,
  height: rect?.height ?? 0,
});

function free(boxes: readonly Rect[], gap: number): boolean {
  for (const [place, a] of boxes.entries()) {
    for (const b of boxes.slice(place + 1)) {
      if (near(a, b, gap)) return false;
      const blocked = boxes.some(other => other !== a && other !== b && clip(center(a), center(b), grown(other, margin)));
      if (blocked) return false;
    }
  }
  return true;
}
