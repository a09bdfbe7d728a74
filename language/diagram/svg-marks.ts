import type { Mark } from './mark.ts';
import type { SvgContext } from './svg-context.ts';
import { element, escapeXml } from './xml.ts';

const signs = {
  create: { sign: '+', color: 'good', word: 'created' },
  change: { sign: '~', color: 'warning', word: 'changed' },
  remove: { sign: '−', color: 'bad', word: 'removed' },
  drift: { sign: '≠', color: 'warning', word: 'differs from the text' },
  error: { sign: '✕', color: 'bad', word: 'error' },
  warning: { sign: '!', color: 'warning', word: 'warning' },
} as const;

/** The sign of a mark around a point; empty where nothing is marked. */
export function writeMark(mark: Mark | undefined, x: number, y: number, { color }: SvgContext): string {
  if (!mark) return '';
  const { sign, color: name, word } = signs[mark.kind];
  return element(
    'g',
    { 'data-mark': mark.kind },
    element('title', {}, escapeXml(mark.text ? `${word}: ${mark.text}` : word)),
    element('circle', { cx: x, cy: y, r: 7, fill: color.ground, stroke: color[name], 'stroke-width': 1.5 }),
    element('text', { x, y: y + 4, 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', fill: color[name] }, sign),
  );
}

/** The same in words, to follow the label of a declaration. */
export const markWords = (mark: Mark | undefined): string => (mark ? `, ${signs[mark.kind].word}${mark.text ? `: ${mark.text}` : ''}` : '');
