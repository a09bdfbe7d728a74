import type { Scene, Source } from './scene.ts';

/** Where something that is drawn was declared. */
export interface DrawnPlace {
  /** As the picture names it. */
  readonly key: string;
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** What a picture shows, in the order of the declarations; each key once. */
export function drawnPlaces({ frames, boxes, arrows }: Scene): readonly DrawnPlace[] {
  const sources: readonly (Source | undefined)[] = [
    ...frames.map(({ source }) => source),
    ...boxes.flatMap(({ source, items }) => [source, ...items.map(item => item.source)]),
    ...arrows.map(({ source }) => source),
    ...arrows.flatMap(({ signs }) => signs.map(({ source }) => source)),
  ];
  const places = new Map<string, DrawnPlace>();
  for (const source of sources) if (source && !places.has(source.key)) places.set(source.key, { key: source.key, ...source.span });
  return [...places.values()].sort((a, b) => a.start - b.start);
}
