import type { Point } from './scene.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Places of rectangles on shelves that together are about as wide as a page; the order stays. */
export function pack(sizes: readonly Size[], gap: number): readonly Point[] {
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const page = Math.max(Math.sqrt(area * 1.7), ...sizes.map(({ width }) => width));
  const places: Point[] = [];
  let x = 0;
  let y = 0;
  let shelf = 0;
  for (const { width, height } of sizes) {
    if (x > 0 && x + width > page) {
      x = 0;
      y += shelf + gap;
      shelf = 0;
    }
    places.push({ x, y });
    x += width + gap;
    shelf = Math.max(shelf, height);
  }
  return places;
}
