import type { TenantContent } from './content.ts';
import type { SceneText } from './scene.ts';
import { clean, fit, measure } from './text.ts';

/** What a tenant box says instead when the picture is small: texts that can still be read, relative to the box. */
export interface Overview {
  /** Its name alone. */
  readonly far: readonly SceneText[];
  /** Name, tags, and how many there are of everything. */
  readonly middle: readonly SceneText[];
}

const pad = 14;
const largest = { far: 52, middle: 34 } as const;
const smallest = 15;
const line = { size: 19, height: 25 } as const;

export function overviewOf({ title, tags, compartments }: TenantContent, width: number, height: number, header: number): Overview {
  const room = width - 2 * pad;
  const name = (most: number, x: number, y: (size: number) => number): SceneText => {
    const size = Math.max(smallest, Math.min(most, (room / measure(clean(title), 1, true)) * 0.97 || most));
    return { x, y: y(size), text: fit(title, room, size, true), role: 'title', size };
  };
  const far = name(Math.min(largest.far, height * 0.6), width / 2, size => (height + size * 0.7) / 2);
  const middle = name(Math.min(largest.middle, header * 0.6), pad, size => (header + size * 0.7) / 2);
  const counts = compartments.map(({ entries, one, many }) => `${entries.length} ${entries.length === 1 ? one : many}`);
  const lines = [...(tags.length > 0 ? [tags.join(' · ')] : []), ...counts].slice(0, Math.max(0, Math.floor((height - header - 10) / line.height)));
  return {
    far: [{ ...far, anchor: 'middle' }],
    middle: [
      middle,
      ...lines.map(
        (words, place): SceneText => ({
          x: pad,
          y: header + 6 + (place + 0.75) * line.height,
          text: fit(words, room, line.size),
          role: 'text',
          size: line.size,
        }),
      ),
    ],
  };
}
