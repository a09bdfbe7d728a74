import type { Marks } from './mark.ts';
import type { Palette } from './palette.ts';
import type { ScenePill, SceneText, Source, TextRole } from './scene.ts';
import { type Attributes, element, escapeXml } from './xml.ts';

/** What every part of the writer needs to know. */
export interface SvgContext {
  readonly color: Palette;
  /** Declarations can be focused and tell their content. */
  readonly interactive: boolean;
  readonly marks: Marks;
  /** Wider strokes. */
  readonly strong: boolean;
}

/** Attributes of an element that stands for a declaration. */
export const sourceAttributes = (source: Source, context: SvgContext): Attributes => ({
  ...placeAttributes(source, context),
  ...(context.interactive ? { tabindex: '0', role: 'graphics-symbol', 'aria-label': source.label } : {}),
});

/** The preview is told by key: where things stand in the text changes with every edit in front of them. */
export const placeAttributes = ({ key, span }: Source, { interactive }: SvgContext): Attributes =>
  interactive ? { 'data-key': key } : { 'data-key': key, 'data-uri': span.uri, 'data-start': span.start, 'data-end': span.end };

/** From how near something is shown: the preview hides what is too small to be read. Without its style sheet all is near. */
export const level = (
  name: 'far' | 'middle' | 'near',
  content: readonly (string | undefined)[],
  { interactive }: SvgContext,
): readonly (string | undefined)[] =>
  interactive ? [element('g', { 'data-level': name, visibility: name === 'near' ? undefined : 'hidden' }, ...content)] : content;

/** Tooltip. In the interactive picture the name is told by `aria-label`. */
export const tooltip = (text: string): string => element('title', {}, escapeXml(text));

const fonts: { readonly [role in TextRole]: { readonly size: number; readonly weight?: number; readonly color: 'text' | 'quiet' | 'bad' } } = {
  title: { size: 15, weight: 600, color: 'text' },
  text: { size: 12, color: 'text' },
  strong: { size: 12, weight: 600, color: 'text' },
  quiet: { size: 11, color: 'quiet' },
  heading: { size: 10, weight: 600, color: 'quiet' },
  bad: { size: 11, weight: 600, color: 'bad' },
  pill: { size: 10.5, color: 'text' },
};

export function writeText(text: SceneText, { color }: SvgContext, size?: number): string {
  const font = fonts[text.role];
  return element(
    'text',
    {
      x: text.x,
      y: text.y,
      'font-size': size ?? text.size ?? font.size,
      'font-weight': font.weight,
      'text-anchor': text.anchor === 'start' ? undefined : text.anchor,
      fill: color[font.color],
    },
    text.full ? tooltip(text.full) : undefined,
    escapeXml(text.text),
  );
}

export function writePill(pill: ScenePill, context: SvgContext): string {
  const { color } = context;
  const ground = { plain: color.pill, automatic: color.automatic, time: color.time, outline: 'none' }[pill.role];
  return (
    element('rect', {
      x: pill.x,
      y: pill.y,
      width: pill.width,
      height: pill.height,
      rx: pill.height / 2,
      fill: ground,
      stroke: pill.role === 'outline' ? color.border : color.edge,
    }) + writeText({ x: pill.x + pill.width / 2, y: pill.y + pill.height / 2 + 3.8, text: pill.text, role: 'pill', anchor: 'middle' }, context)
  );
}
