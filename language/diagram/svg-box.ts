import type { SceneBox, SceneFrame, SceneItem } from './scene.ts';
import { level, type SvgContext, sourceAttributes, tooltip, writePill, writeText } from './svg-context.ts';
import { writeIcon } from './svg-icons.ts';
import { markWords, writeBand, writeMark } from './svg-marks.ts';
import { element, round } from './xml.ts';

const radius = 8;

export function writeBox(box: SceneBox, context: SvgContext): string {
  const { color, strong } = context;
  const { width, height, header } = box;
  const top = Math.min(header, height);
  const flat = height <= header;
  const bar = `M0 ${top}V${radius}A${radius} ${radius} 0 0 1 ${radius} 0H${width - radius}A${radius} ${radius} 0 0 1 ${width} ${radius}V${top}Z`;
  const source = marked(box.source, context);
  return element(
    'g',
    { ...sourceAttributes(source, context), 'data-kind': 'tenant', transform: `translate(${round(box.x)} ${round(box.y)})` },
    context.interactive ? undefined : tooltip(source.label),
    element('rect', { width, height, rx: radius, fill: flat ? color.header : color.box }),
    flat ? undefined : element('path', { d: bar, fill: color.header }),
    element('rect', {
      width,
      height,
      rx: radius,
      fill: 'none',
      stroke: color.border,
      'stroke-width': strong ? 2 : 1.25,
      'stroke-dasharray': box.external ? '6 4' : undefined,
      'data-outline': 'true',
    }),
    ...level('near', boxContent(box, flat, context), context),
    ...(context.interactive ? overview(box, context) : []),
    writeMark(context.marks.get(box.source.key), width, 0, context),
  );
}

const boxContent = (box: SceneBox, flat: boolean, context: SvgContext): readonly string[] => [
  ...[...(flat ? [] : [box.header]), ...box.rules].map(y => element('path', { d: `M0 ${round(y)}H${box.width}`, stroke: context.color.rule, fill: 'none' })),
  ...box.texts.map(text => writeText(text, context)),
  ...box.pills.map(pill => writePill(pill, context)),
  ...box.items.map(item => writeItem(item, context)),
];

const overview = ({ overview: { middle, far } }: SceneBox, context: SvgContext): readonly (string | undefined)[] => [
  ...level(
    'middle',
    middle.map(text => writeText(text, context)),
    context,
  ),
  ...level(
    'far',
    far.map(text => writeText(text, context)),
    context,
  ),
];

function writeItem(item: SceneItem, context: SvgContext): string {
  const source = marked(item.source, context);
  return element(
    'g',
    { ...sourceAttributes(source, context), 'data-kind': item.icon ?? 'policy' },
    context.interactive ? undefined : tooltip(source.label),
    writeBand(context.marks.get(item.source.key), item, context),
    element('rect', { x: item.x, y: item.y, width: item.width, height: item.height, rx: 4, fill: 'transparent', 'data-outline': 'true' }),
    item.icon ? writeIcon(item.icon, item.x + 11, item.y + 3, context) : undefined,
    ...item.texts.map(text => writeText(text, context)),
    ...item.pills.map(pill => writePill(pill, context)),
    writeMark(context.marks.get(item.source.key), item.x + (item.icon ? 2 : -5), item.y + 9, context),
  );
}

export function writeFrame(frame: SceneFrame, context: SvgContext): string {
  const { color } = context;
  const source = frame.source && marked(frame.source, context);
  return element(
    'g',
    { ...(source ? sourceAttributes(source, context) : {}), 'data-kind': frame.kind },
    source && !context.interactive ? tooltip(source.label) : undefined,
    element('rect', {
      x: frame.x,
      y: frame.y,
      width: frame.width,
      height: frame.height,
      rx: frame.kind === 'mesh' ? 14 : 10,
      fill: color.frame,
      stroke: frame.kind === 'mesh' ? color.rule : color.border,
      'stroke-dasharray': frame.kind === 'mesh' ? undefined : '2 3',
      'data-outline': 'true',
    }),
    ...frame.texts.map(text => writeText(text, context)),
    frame.source ? writeMark(context.marks.get(frame.source.key), frame.x + frame.width, frame.y, context) : undefined,
  );
}

const marked = <T extends SceneBox['source']>(source: T, { marks }: SvgContext): T => ({
  ...source,
  label: `${source.label}${markWords(marks.get(source.key))}`,
});
