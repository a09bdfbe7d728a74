import { describe, expect, test } from 'vitest';
import { layoutDiagram } from '../../../language/diagram/index.ts';
import { indexOf, type Topology } from '../../../language/model/index.ts';
import { hub, meshOf, mixed, samples, tangle } from './samples.ts';
import { inside, nameOf, overlap, pairs, points } from './shapes.ts';

describe.each(Object.entries(samples))('%s', (_, make) => {
  const topology = make();
  const scene = layoutDiagram(topology);
  const labels = scene.arrows.flatMap(({ label, source }) => (label ? [{ ...label, key: source.key }] : []));

  test('every tenant has one box', () => {
    expect(scene.boxes.map(nameOf).sort()).toEqual(topology.tenants.map(({ key }) => key).sort());
  });

  test('boxes keep their distance', () => {
    expect(
      pairs(scene.boxes)
        .filter(([a, b]) => overlap(a, b, 16))
        .map(pair => pair.map(nameOf)),
    ).toEqual([]);
  });

  test('labels cover neither boxes nor each other', () => {
    expect(labels.filter(label => scene.boxes.some(box => overlap(label, box)))).toEqual([]);
    expect(pairs(labels).filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  test('arrows run through no box', () => {
    const hits = scene.arrows.filter(arrow => points(arrow).some(point => scene.boxes.some(box => inside(point, box, 1))));
    expect(hits.map(({ source }) => source.key)).toEqual([]);
  });

  test('arrows run through no label but their own', () => {
    const wide = labels.filter(({ texts }) => texts.length > 1);
    const hits = wide.flatMap(label =>
      scene.arrows
        .filter(arrow => arrow.source.key !== label.key && `${arrow.from} ${arrow.to}` !== reverse(scene.arrows.find(({ source }) => source.key === label.key)))
        .filter(arrow => points(arrow).some(point => inside(point, label, 1)))
        .map(arrow => `${arrow.source.key} through ${label.key}`),
    );
    expect(hits).toEqual([]);
  });

  test('everything lies inside the picture', () => {
    const frame = { x: 0, y: 0, width: scene.width, height: scene.height };
    const outside = [...scene.boxes, ...scene.frames, ...labels].filter(
      ({ x, y, width, height }) => x < 0 || y < 0 || x + width > frame.width || y + height > frame.height,
    );
    expect(outside).toEqual([]);
    expect(scene.arrows.flatMap(points).filter(point => !inside(point, frame))).toEqual([]);
  });

  test('rows lie inside their box and below each other', () => {
    for (const box of scene.boxes) {
      for (const item of box.items) expect(item.x >= 0 && item.x + item.width <= box.width && item.y + item.height <= box.height).toBe(true);
      const rows = box.items.filter(({ icon }) => icon !== undefined);
      expect(pairs(rows).filter(([a, b]) => overlap(a, b, -0.1))).toEqual([]);
    }
  });

  test('every link and every package is drawn', () => {
    const drawn = scene.arrows.filter(({ kind }) => kind === 'sync').map(({ source }) => source.key);
    expect(drawn.sort()).toEqual(topology.links.map(({ key }) => key).sort());
    const rows = new Set(scene.boxes.flatMap(({ items }) => items.map(({ source }) => source.key)));
    expect(
      indexOf(topology)
        .all('package')
        .filter(({ key }) => !rows.has(key)),
    ).toEqual([]);
  });

  test('an arrow ends at its boxes', () => {
    for (const arrow of scene.arrows) {
      const box = scene.boxes.find(({ source }) => source.key === `tenant:${arrow.to}`);
      expect(box && arrow.head && overlap({ x: arrow.head.at.x, y: arrow.head.at.y, width: 0, height: 0 }, box, 0.5)).toBe(true);
    }
  });

  test('neither the names nor the order of what is not a tenant counts', () => {
    const moved: Topology = { ...renamed(topology), links: renamed(topology).links.toReversed(), resources: renamed(topology).resources.toReversed() };
    const far = { start: 100_000, end: 100_001 };
    const later: Topology = { ...moved, tenants: moved.tenants.map(tenant => ({ ...tenant, span: { ...tenant.span, ...far } })) };
    const shape = (of: Topology) => {
      const { boxes, arrows, frames, width, height } = layoutDiagram(of);
      return {
        boxes: boxes.map(({ x, y }) => [x, y]),
        arrows: arrows.map(({ curves, label }) => [curves, label]),
        frames: frames.map(({ x, y }) => [x, y]),
        width,
        height,
      };
    };
    expect(shape(later)).toEqual(shape(topology));
  });
});

/** With other symbols, in another alphabetical order. */
function renamed(topology: Topology): Topology {
  const names = topology.tenants.map(({ name }) => name);
  const others = new Map(names.map((name, place) => [name, `renamed${names.length - place}`]));
  const mentioned = new RegExp(`(?<=["/:])(?:${names.join('|')})(?=["/])(?!":)`, 'g');
  return names.length === 0 ? topology : JSON.parse(JSON.stringify(topology).replaceAll(mentioned, name => others.get(name) ?? name));
}

const reverse = (arrow: { readonly from: string; readonly to: string } | undefined): string => `${arrow?.to} ${arrow?.from}`;

test('a hub stands between those who give and those who take', () => {
  const place = (scene: ReturnType<typeof layoutDiagram>, name: string) => scene.boxes.find(({ source }) => source.key === `tenant:${name}`)?.x ?? Number.NaN;
  const out = layoutDiagram(hub(3, 'out'));
  const into = layoutDiagram(hub(3, 'in'));
  for (const spoke of ['spoke001', 'spoke002', 'spoke003']) {
    expect(place(out, spoke)).toBeGreaterThan(place(out, 'hub'));
    expect(place(into, spoke)).toBeLessThan(place(into, 'hub'));
  }
});

test.each(['out', 'in'] as const)('a hub of many columns (%s) is a star of which both sides mirror each other', direction => {
  const star = hub(200, direction);
  const { boxes } = layoutDiagram({ ...star, links: star.links.map((link, place) => ({ ...link, displayName: `Link ${place}` })) });
  const columns = [...Map.groupBy(boxes, ({ x, width }) => Math.round(x + width / 2))].sort(([a], [b]) => a - b).map(([, column]) => column);
  expect(columns.length).toBeGreaterThan(8);
  const heights = columns.map(column => column.map(({ y }) => Math.round(y)).sort((a, b) => a - b));
  expect(heights.toReversed()).toEqual(heights);
});

test('a mesh of equal links says what they are once', () => {
  const scene = layoutDiagram(meshOf(4));
  expect(scene.frames).toHaveLength(1);
  expect(scene.frames[0]?.texts[0]?.full).toBe('12 links, both ways · assigned users · mapping defaults · automatic redemption · trusts MFA');
  expect(scene.arrows.filter(({ label }) => label)).toEqual([]);
});

test('four links that are alike are described once, fewer one by one', () => {
  expect(layoutDiagram(hub(4, 'out')).arrows.filter(({ label }) => label)).toHaveLength(0);
  expect(layoutDiagram(hub(4, 'out')).notes.flatMap(({ texts }) => texts.map(({ text }) => text))).toContain(
    'All 4 links · assigned users · automatic redemption',
  );
  expect(layoutDiagram(hub(3, 'out')).arrows.filter(({ label }) => label)).toHaveLength(3);
});

test('names that are too long are cut, and kept whole for the tooltip', () => {
  const title = layoutDiagram(mixed()).boxes.find(({ source }) => source.key === 'tenant:wingtip')?.texts[0];
  expect(title?.text).toMatch(/^Wingtip Toys .*…$/);
  expect(title?.full).toBe('Wingtip Toys and Everything Else that Wingtip Sells');
});

test('two hundred tenants with a thousand links are placed at once', () => {
  const topology = tangle(200, 1000);
  const scene = layoutDiagram(topology);
  expect(scene.arrows).toHaveLength(1000);
  expect(pairs(scene.boxes).filter(([a, b]) => overlap(a, b))).toEqual([]);
  // Time of the processor, not of the clock: tests share their machine. The best of three, as the first run compiles.
  const spent = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    layoutDiagram(topology);
    return process.cpuUsage(before).user / 1000;
  });
  expect(Math.min(...spent)).toBeLessThan(1000);
});
