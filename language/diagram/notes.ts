import type { SceneArrow, SceneNote } from './scene.ts';
import { clean, fit, measure } from './text.ts';

const lineHeight = 24;
const sampleWidth = 40;
const samples = {
  sync: 'cross-tenant synchronization',
  request: 'users may request access',
  access: 'cross-tenant access settings',
  fault: 'does not work as it is written',
  ready: 'automatic redemption set on this side',
  broken: 'half that is missing',
  blocked: 'blocked',
  gate: 'only some users, groups or applications',
} as const;

/** Lines below the picture: what was said once for many arrows, and what its signs mean. */
export function notesOf(
  said: readonly { readonly tag?: string; readonly text: string }[],
  arrows: readonly SceneArrow[],
  area: { x: number; y: number; width: number },
): readonly SceneNote[] {
  const { x: left, width } = area;
  const notes: SceneNote[] = [];
  let y = area.y;
  for (const { tag, text } of said) {
    const indent = tag ? sampleWidth : 0;
    notes.push({
      x: left,
      y,
      width,
      height: lineHeight,
      texts: [
        ...(tag ? [{ x: left + 12, y: y + 16, text: tag, role: 'strong', anchor: 'middle' } as const] : []),
        { x: left + indent, y: y + 16, text: fit(text, width - indent, 12), full: text, role: 'text' },
      ],
    });
    y += lineHeight;
  }
  let x = left;
  for (const name of ['sync', 'request', 'access', 'fault', 'ready', 'gate', 'broken', 'blocked'] as const) {
    const sample = sampleOf(name, arrows);
    if (!sample) continue;
    const indent = typeof sample === 'string' ? 22 : sampleWidth;
    const own = indent + measure(samples[name], 11) + 22;
    if (x > left && x + own > left + width) {
      x = left;
      y += lineHeight;
    }
    notes.push({ x, y, width: own, height: lineHeight, sample, texts: [{ x: x + indent, y: y + 16, text: samples[name], role: 'quiet' }] });
    x += own;
  }
  return notes;
}

/** Of what is on the picture. */
function sampleOf(name: keyof typeof samples, arrows: readonly SceneArrow[]): SceneNote['sample'] {
  if (name === 'sync' || name === 'request' || name === 'access')
    return arrows.some(({ kind, broken }) => kind === name && !broken) ? { kind: name, broken: false } : undefined;
  if (name !== 'fault') return arrows.some(({ signs }) => signs.some(({ sign }) => sign === name)) ? name : undefined;
  const broken = arrows.find(arrow => arrow.broken);
  return broken && { kind: broken.kind, broken: true };
}

/** The title above the picture. */
export function titleNote(title: string, margin: number): SceneNote {
  const text = fit(title, 900, 18, true);
  return { x: margin, y: margin, width: measure(text, 18, true), height: 36, texts: [{ x: margin, y: margin + 14, text, full: clean(title), role: 'title' }] };
}
