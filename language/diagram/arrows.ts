import type { Connection, EndSign } from './connection.ts';
import { backwards } from './geometry.ts';
import type { UnplacedLabel } from './label.ts';
import { along, endAngle, halved, shortened } from './path.ts';
import type { Curve, Rect, SceneArrow, SceneLabel, SceneSign } from './scene.ts';
import type { Wire } from './wire.ts';

const head = 7;
const signs = { atStart: 11, atEnd: 19, step: 17 } as const;

/** The arrows of a wire: one, or two that meet in the middle and share the label. */
export function arrowsOf(wire: Wire, way: readonly Curve[], label: (UnplacedLabel & Rect) | undefined, soft: boolean): readonly SceneArrow[] {
  const { there, back } = wire;
  const near = (ends: readonly EndSign[], start: readonly Curve[], first: number) => (soft ? [] : placedSigns(ends, start, first));
  if (!back) return [arrow(there, way, [...near(there.start, way, signs.atStart), ...near(there.end, backwards(way), signs.atEnd)], label, soft)];
  const [first, second] = halved(way);
  return [
    arrow(there, second, near(once([...there.end, ...back.start]), backwards(way), signs.atEnd), label, soft),
    arrow(back, backwards(first), near(once([...back.end, ...there.start]), way, signs.atEnd), undefined, soft),
  ];
}

/** Both directions have the same sign at the same end: one is enough. */
const once = (ends: readonly EndSign[]): readonly EndSign[] => ends.filter(({ sign }, place) => ends.findIndex(other => other.sign === sign) === place);

/** Signs side by side, from the beginning of the way on. */
const placedSigns = (ends: readonly EndSign[], way: readonly Curve[], first: number): readonly SceneSign[] =>
  ends.map(({ sign, source }, place) => ({ sign, source, ...along(way, first + place * signs.step) }));

function arrow(connection: Connection, way: readonly Curve[], own: readonly SceneSign[], label: (UnplacedLabel & Rect) | undefined, soft: boolean): SceneArrow {
  const tip = way.at(-1)?.to;
  const placed: SceneLabel | undefined = label && { x: label.x, y: label.y, width: label.width, height: label.height, texts: label.texts };
  return {
    kind: connection.kind,
    source: connection.source,
    from: connection.from,
    to: connection.to,
    broken: connection.faults.length > 0,
    soft,
    curves: shortened(way, head - 1),
    head: tip && { at: tip, angle: endAngle(way) },
    signs: own,
    label: placed,
  };
}
