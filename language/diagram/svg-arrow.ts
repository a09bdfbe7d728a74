import type { ArrowKind, Curve, SceneArrow, SceneLabel, SceneNote, SceneSign } from './scene.ts';
import { placeAttributes, type SvgContext, sourceAttributes, tooltip, writeText } from './svg-context.ts';
import { markWords, writeMark } from './svg-marks.ts';
import { element, round } from './xml.ts';

const brokenDashes = '10 5 2 5';
const dashes = { sync: undefined, request: '7 4', access: '1.5 4' } as const;

const pathOf = (curves: readonly Curve[]): string =>
  curves
    .map(
      ({ from, c1, c2, to }, place) =>
        `${place === 0 ? `M${round(from.x)} ${round(from.y)}` : ''}C${[c1, c2, to].map(({ x, y }) => `${round(x)} ${round(y)}`).join(' ')}`,
    )
    .join('');

/** Line, head and signs; the label is written later, above all lines. */
export function writeArrow(arrow: SceneArrow, context: SvgContext): string {
  const { color, strong } = context;
  const stroke = arrow.broken ? color.bad : color[arrow.kind];
  const width = strong ? 2.25 : 1.6;
  const d = pathOf(arrow.curves);
  const source = { ...arrow.source, label: `${arrow.source.label}${markWords(context.marks.get(arrow.source.key))}` };
  return element(
    'g',
    {
      ...sourceAttributes(source, context),
      'data-kind': arrow.kind,
      'data-from': arrow.from,
      'data-to': arrow.to,
      'data-broken': arrow.broken ? 'true' : undefined,
    },
    context.interactive ? undefined : tooltip(source.label),
    element('path', { d, fill: 'none', stroke: 'transparent', 'stroke-width': 12, 'data-outline': 'true' }),
    element('path', {
      d,
      fill: 'none',
      stroke,
      'stroke-width': arrow.soft ? width / 2 : width,
      'stroke-opacity': arrow.soft && !strong ? 0.6 : undefined,
      'stroke-dasharray': arrow.broken ? brokenDashes : dashes[arrow.kind],
      'stroke-linecap': arrow.kind === 'request' || arrow.broken ? undefined : 'round',
    }),
    arrow.head ? writeHead(arrow.kind, arrow.head.at.x, arrow.head.at.y, arrow.head.angle, stroke, context) : undefined,
  );
}

function writeHead(kind: ArrowKind, x: number, y: number, angle: number, stroke: string, { color }: SvgContext): string {
  const transform = `translate(${round(x)} ${round(y)}) rotate(${round(angle)})`;
  return kind === 'sync'
    ? element('path', { d: 'M0 0L-10 -4.5V4.5Z', transform, fill: stroke })
    : element('path', { d: 'M0 0L-10 -4.5V4.5Z', transform, fill: color.ground, stroke, 'stroke-width': 1.4, 'stroke-linejoin': 'round' });
}

/** What is on top of the lines: signs and labels, each an element. */
export function writeArrowTop(arrow: SceneArrow, context: SvgContext): readonly string[] {
  const { label } = arrow;
  const mark = context.marks.get(arrow.source.key);
  const middle = arrow.curves[Math.floor(arrow.curves.length / 2)]?.from;
  const signs = arrow.signs.map(sign => writeSign(sign, context));
  const at = label ?? middle;
  const marked = at ? writeMark(mark, at.x, at.y, context) : '';
  return [...signs, ...(label ? [writeLabel(arrow, label, context)] : []), ...(marked ? [marked] : [])];
}

function writeLabel({ source, broken }: SceneArrow, label: SceneLabel, context: SvgContext): string {
  const { color } = context;
  return element(
    'g',
    {
      ...placeAttributes(source, context),
      'data-kind': 'label',
      'data-level': context.interactive ? 'near middle' : undefined,
      'aria-hidden': context.interactive ? 'true' : undefined,
    },
    element('rect', {
      x: label.x,
      y: label.y,
      width: label.width,
      height: label.height,
      rx: 6,
      fill: color.ground,
      stroke: broken ? color.bad : color.rule,
      'stroke-dasharray': broken ? '4 3' : undefined,
    }),
    ...label.texts.map(text => writeText({ ...text, x: text.x + label.x, y: text.y + label.y }, context, 11)),
  );
}

/** Signs differ by shape, not by colour alone. */
function writeSign(sign: SceneSign, context: SvgContext): string {
  return element(
    'g',
    {
      ...placeAttributes(sign.source, context),
      'data-kind': 'sign',
      'data-level': context.interactive ? 'near middle' : undefined,
    },
    tooltip(sign.source.label),
    signShape(sign.sign, sign.x, sign.y, context),
  );
}

function signShape(sign: SceneSign['sign'], x: number, y: number, { color }: SvgContext): string {
  switch (sign) {
    case 'ready':
      return element('circle', { cx: x, cy: y, r: 3.4, fill: color.good, stroke: color.ground, 'stroke-width': 1.2 });
    case 'gate':
      return element('path', {
        d: `M${round(x)} ${round(y - 7)}L${round(x + 7)} ${round(y)}L${round(x)} ${round(y + 7)}L${round(x - 7)} ${round(y)}Z`,
        fill: color.ground,
        stroke: color.warning,
        'stroke-width': 1.8,
      });
    case 'broken':
      return (
        element('circle', { cx: x, cy: y, r: 7, fill: color.ground, stroke: color.bad, 'stroke-width': 1.6, 'stroke-dasharray': '3 2' }) +
        element('path', {
          d: `M${round(x - 3)} ${round(y - 3)}L${round(x + 3)} ${round(y + 3)}M${round(x + 3)} ${round(y - 3)}L${round(x - 3)} ${round(y + 3)}`,
          stroke: color.bad,
          'stroke-width': 1.8,
        })
      );
    case 'blocked':
      return (
        element('circle', { cx: x, cy: y, r: 7, fill: color.ground, stroke: color.bad, 'stroke-width': 2 }) +
        element('path', { d: `M${round(x - 4)} ${round(y)}H${round(x + 4)}`, stroke: color.bad, 'stroke-width': 2.4 })
      );
  }
}

/** A line below the picture. */
export function writeNote(note: SceneNote, context: SvgContext): string {
  const { color } = context;
  const y = note.y + 12;
  const { sample } = note;
  const drawn =
    typeof sample === 'string'
      ? signShape(sample, note.x + 8, y, context)
      : sample
        ? element('path', {
            d: `M${round(note.x)} ${round(y)}H${round(note.x + 24)}`,
            stroke: sample.broken ? color.bad : color[sample.kind],
            'stroke-width': 1.6,
            'stroke-dasharray': sample.broken ? brokenDashes : dashes[sample.kind],
            fill: 'none',
          }) + writeHead(sample.kind, note.x + 32, y, 0, sample.broken ? color.bad : color[sample.kind], context)
        : '';
  const tag = note.texts.length > 1 ? note.texts[0] : undefined;
  const badge = tag ? element('rect', { x: tag.x - 11, y: tag.y - 13.5, width: 22, height: 19, rx: 6, fill: color.ground, stroke: color.rule }) : '';
  return element('g', { 'data-kind': 'note' }, drawn, badge, ...note.texts.map(text => writeText(text, context, text.role === 'title' ? 18 : undefined)));
}
