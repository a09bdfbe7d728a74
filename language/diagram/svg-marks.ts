import type { Mark } from './mark.ts';
import type { Rect } from './scene.ts';
import type { SvgContext } from './svg-context.ts';
import { measure } from './text.ts';
import { element, escapeXml } from './xml.ts';

const signs = {
  create: { sign: '+', color: 'good', word: 'to be created' },
  change: { sign: '~', color: 'warning', word: 'to be changed' },
  remove: { sign: '−', color: 'bad', word: 'to be removed' },
  drift: { sign: '≠', color: 'warning', word: 'differs from the text' },
  error: { sign: '✕', color: 'bad', word: 'error' },
  warning: { sign: '!', color: 'warning', word: 'warning' },
} as const;

const badgeSize = 11;

/** The sign of a mark around a point; a badge ends a little to the right of it. Empty where nothing is marked. */
export function writeMark(mark: Mark | undefined, x: number, y: number, { color }: SvgContext): string {
  if (!mark) return '';
  const { sign, color: name, word } = signs[mark.kind];
  const title = element('title', {}, escapeXml(mark.text ? `${word}: ${mark.text}` : word));
  const stroke = { fill: color.ground, stroke: color[name], 'stroke-width': 1.5 };
  if (!mark.badge) {
    return element(
      'g',
      { 'data-mark': mark.kind },
      title,
      element('circle', { cx: x, cy: y, r: 7, ...stroke }),
      element('text', { x, y: y + 4, 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', fill: color[name] }, sign),
    );
  }
  const width = measure(mark.badge, badgeSize) * 1.1 + 14;
  const left = x + 8 - width;
  return element(
    'g',
    { 'data-mark': mark.kind },
    title,
    element('rect', { x: left, y: y - 9, width, height: 18, rx: 9, ...stroke }),
    element(
      'text',
      { x: left + width / 2, y: y + 4, 'font-size': badgeSize, 'font-weight': 700, 'text-anchor': 'middle', fill: color.text },
      escapeXml(mark.badge),
    ),
  );
}

/** A tinted band behind what is marked, so that it is found without looking for signs. Problems have none: they are many while typing. */
export function writeBand(mark: Mark | undefined, { x, y, width, height }: Rect, { color, strong }: SvgContext): string {
  if (!mark || mark.kind === 'error' || mark.kind === 'warning') return '';
  const tint = color[signs[mark.kind].color];
  return strong
    ? element('rect', { x, y, width, height, rx: 4, fill: 'none', stroke: tint, 'stroke-width': 1.5 })
    : element('rect', { x, y, width, height, rx: 4, fill: tint, 'fill-opacity': 0.13 });
}

/** The same in words, to follow the label of a declaration. */
export const markWords = (mark: Mark | undefined): string => (mark ? `, ${signs[mark.kind].word}${mark.text ? `: ${mark.text}` : ''}` : '');
