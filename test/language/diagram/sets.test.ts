import { expect, test } from 'vitest';
import { layoutDiagram, type Scene } from '../../../language/diagram/index.ts';
import { meshOf, nested } from './samples.ts';
import { nameOf, overlap } from './shapes.ts';
import { mesh, set, sync, tenant, topology } from './topologies.ts';

const frames = (scene: Scene) => scene.frames.filter(({ kind }) => kind === 'set');
/** Tenants whose boxes touch a frame. */
const inside = (scene: Scene, key: string) =>
  frames(scene)
    .filter(({ source }) => source?.key === key)
    .flatMap(frame => scene.boxes.filter(box => overlap(frame, box)).map(nameOf));

test('a set is framed, and so is a set inside it; nobody else stands in the frame', () => {
  const scene = layoutDiagram(nested());
  expect(frames(scene).map(({ source, texts }) => [source?.key, texts[0]?.text])).toEqual([
    ['tenants:regions', 'regions'],
    ['tenants:emea', 'emea'],
    ['tenants:americas', 'americas'],
  ]);
  expect(inside(scene, 'tenants:emea').sort()).toEqual(['tenant:france', 'tenant:germany', 'tenant:italy']);
  expect(inside(scene, 'tenants:americas').sort()).toEqual(['tenant:canada', 'tenant:us']);
  expect(inside(scene, 'tenants:regions')).not.toContain('tenant:lab');
  expect(frames(scene)[0]?.source?.label).toBe('Set regions: Germany, Canada, France, Us and Italy');
});

test('frames of a set hold its captions and do not touch frames beside them', () => {
  const [outer, ...inner] = frames(layoutDiagram(nested()));
  for (const frame of inner) {
    expect(outer && frame.y > (outer.texts[0]?.y ?? 0) && frame.y + frame.height < outer.y + outer.height).toBe(true);
    expect(inner.some(other => other !== frame && overlap(frame, other, 4))).toBe(false);
  }
});

test('every member of a set that does not fit into one column is framed', () => {
  const members = Array.from({ length: 40 }, (_, place) => `spoke${place}`);
  const scene = layoutDiagram(
    topology({
      tenants: ['hub', ...members, 'other'].map(name => tenant(name)),
      sets: [set('spokes', members)],
      links: [...members, 'other'].map(name => sync('hub', name)),
    }),
  );
  expect(frames(scene).length).toBeGreaterThan(1);
  expect(inside(scene, 'tenants:spokes').sort()).toEqual(members.map(name => `tenant:${name}`).sort());
});

test('a set of all tenants, of a part of a mesh, or one that overlaps another has no frame', () => {
  const all = meshOf(4);
  const named = all.tenants.map(({ name }) => name);
  expect(frames(layoutDiagram({ ...all, sets: [set('everybody', named), set('half', named.slice(0, 2))] }))).toEqual([]);
  const tenants = ['a', 'b', 'c', 'd'].map(name => tenant(name));
  const overlapping = topology({
    tenants,
    sets: [set('first', ['a', 'b']), set('second', ['b', 'c'])],
    links: [sync('d', 'a'), sync('d', 'b'), sync('d', 'c')],
  });
  expect(new Set(frames(layoutDiagram(overlapping)).map(({ source }) => source?.key))).toEqual(new Set(['tenants:first']));
});

test('a mesh inside a set stays a mesh, with the frame around it', () => {
  const scene = layoutDiagram(
    topology({
      tenants: ['hub', 'a', 'b', 'c', 'd'].map(name => tenant(name)),
      sets: [set('group', ['a', 'b', 'c', 'd'])],
      meshes: [mesh('three', ['a', 'b', 'c'])],
      links: [sync('hub', 'a'), sync('hub', 'd')],
    }),
  );
  expect(scene.frames.map(({ kind }) => kind).sort()).toEqual(['mesh', 'set']);
  expect(inside(scene, 'tenants:group').sort()).toEqual(['tenant:a', 'tenant:b', 'tenant:c', 'tenant:d']);
});
