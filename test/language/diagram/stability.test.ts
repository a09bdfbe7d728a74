import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutDiagram, type SceneBox } from '../../../language/diagram/index.ts';
import type { Resource, Topology } from '../../../language/model/index.ts';
import { chain, hub, meshOf, mixed, nested, tangle, twoHubs } from './samples.ts';
import { accessPackage, group, organization, tenant } from './topologies.ts';

/** What somebody has on the screen while typing. */
const drawn: { readonly [name: string]: () => Topology } = {
  'hub of 3': () => hub(3, 'out'),
  'hub of 6': () => hub(6, 'in'),
  'hub of 9': () => hub(9, 'both'),
  chain: () => chain(5),
  'mesh of 4': () => meshOf(4),
  mixed,
  'sets in a set': nested,
  'two hubs': twoHubs,
  'tangle of 12': () => tangle(12, 16),
  'tangle of 30': () => tangle(30, 60),
};

/** One more declaration in a tenant. */
const additions: readonly ((tenant: string, other: string) => Resource)[] = [
  name => group(name, 'added'),
  name => group(name, 'added', { displayName: 'A group with a long name that takes two lines' }),
  name => accessPackage(name, 'added'),
  (name, other) => organization(name, other, { partner: undefined, domain: `${other}.example` } as never),
];

const boxes = (topology: Topology): ReadonlyMap<string, SceneBox> =>
  new Map(layoutDiagram(topology, { detail: 'full' }).boxes.map(box => [box.source.key, box]));

/** A mesh of some tenants keeps its shape and is drawn larger as a whole: up to the height of a package for each of its sides. */
const times = (topology: Topology) => (topology.meshes.length > 0 ? 2 : 1.5);

describe.each(Object.entries(drawn))('%s', (_, make) => {
  const topology = make();
  const before = boxes(topology);
  const names = topology.tenants.map(({ name }) => name);

  test('a declaration more moves nobody further than its tenant has grown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...names), fc.constantFrom(...additions), (name, other, add) => {
        const after = boxes({ ...topology, resources: [...topology.resources, add(name, other)] });
        const own = `tenant:${name}`;
        const growth = (after.get(own)?.height ?? 0) - (before.get(own)?.height ?? 0);
        const moved = names
          .filter(tenantName => tenantName !== name)
          .map(tenantName => {
            const [here, there] = [before.get(`tenant:${tenantName}`), after.get(`tenant:${tenantName}`)];
            return Math.hypot((here?.x ?? 0) - (there?.x ?? 0), (here?.y ?? 0) - (there?.y ?? 0));
          });
        expect(Math.max(...moved)).toBeLessThanOrEqual(times(topology) * growth);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('a tenant without links moves nobody', () => {
    const after = boxes({ ...topology, tenants: [...topology.tenants, tenant('added')] });
    for (const [key, { x, y }] of before) expect(after.get(key)).toMatchObject({ x, y });
  });

  test('another display name moves nobody, where nothing else tells it', () => {
    const working = { ...topology, resources: topology.resources.filter(({ kind }) => kind !== 'access' && kind !== 'organization') };
    const after = boxes({ ...working, tenants: topology.tenants.map(one => ({ ...one, displayName: `${one.displayName} and a little more` })) });
    for (const [key, { x, y }] of boxes(working)) expect(after.get(key)).toMatchObject({ x, y });
  });
});
