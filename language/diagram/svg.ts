import type { Marks } from './mark.ts';
import { autoStyle, paletteOf, type Theme } from './palette.ts';
import type { Scene } from './scene.ts';
import { writeArrow, writeArrowTop, writeNote } from './svg-arrow.ts';
import { writeBox, writeFrame } from './svg-box.ts';
import type { SvgContext } from './svg-context.ts';
import { element, escapeXml, openTag, round } from './xml.ts';

export interface SvgOptions {
  /** `auto` (the default) writes custom properties `--tenantry-…`, else plain colours that every program understands. */
  readonly theme?: Theme;
  /** For the preview: declarations can be focused, no style sheet and no ground of its own. */
  readonly interactive?: boolean;
  readonly marks?: Marks;
}

const noMarks: Marks = new Map();

/** Well-formed SVG without scripts, links or foreign content. */
export const renderSvg = (scene: Scene, options?: SvgOptions): string => svgPieces(scene, options).join('');

/** The same in pieces: its first tag, then one element each, then its last tag. An edit changes few of them. */
export function svgPieces(scene: Scene, options: SvgOptions = {}): readonly string[] {
  const { theme = 'auto', interactive = false, marks = noMarks } = options;
  const color = paletteOf(theme);
  const context: SvgContext = { color, interactive, marks, strong: theme === 'highContrast' };
  const width = round(scene.width);
  const height = round(scene.height);
  return [
    openTag('svg', {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: interactive ? 'graphics-document' : 'img',
      'aria-labelledby': 'tenantry-title tenantry-description',
      'font-family': "'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'Noto Sans', sans-serif",
    }),
    element('title', { id: 'tenantry-title' }, escapeXml(scene.title)),
    element('desc', { id: 'tenantry-description' }, escapeXml(scene.description)),
    ...(theme === 'auto' && !interactive ? [element('style', {}, autoStyle())] : []),
    ...(interactive ? [] : [element('rect', { width, height, fill: color.ground })]),
    ...scene.frames.map(frame => writeFrame(frame, context)),
    ...scene.boxes.map(box => writeBox(box, context)),
    ...scene.arrows.map(arrow => writeArrow(arrow, context)),
    ...scene.arrows.flatMap(arrow => writeArrowTop(arrow, context)),
    ...scene.notes.map(note => writeNote(note, context)),
    '</svg>',
  ];
}
