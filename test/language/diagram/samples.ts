import type { Topology } from '../../../language/model/index.ts';
import { access, accessPackage, group, mesh, organization, set, setting, sync, tenant, topology } from './topologies.ts';

const names = (count: number, stem: string): readonly string[] => Array.from({ length: count }, (_, place) => `${stem}${String(place + 1).padStart(3, '0')}`);

/** One tenant with `count` others around it. */
export const hub = (count: number, direction: 'out' | 'in' | 'both'): Topology => {
  const spokes = names(count, 'spoke');
  return topology({
    tenants: [tenant('hub'), ...spokes.map(name => tenant(name))],
    links: spokes.flatMap(name => [...(direction !== 'in' ? [sync('hub', name)] : []), ...(direction !== 'out' ? [sync(name, 'hub')] : [])]),
    resources: spokes.map(name => accessPackage(name, 'reader')),
  });
};

export const meshOf = (count: number): Topology => {
  const members = names(count, 'member');
  return topology({
    tenants: members.map(name => tenant(name)),
    meshes: [mesh('all', members, { mapping: 'defaults', trust: ['mfa'] })],
    resources: members.flatMap(name => [group(name, 'colleagues'), accessPackage(name, 'welcome')]),
  });
};

/** Two tenants in every state that a link can be in. */
export const pair = (): Topology =>
  topology({
    tenants: [tenant('contoso'), tenant('fabrikam')],
    links: [sync('contoso', 'fabrikam'), sync('fabrikam', 'contoso', { scope: 'all', redemption: 'manual' })],
    resources: [access('fabrikam', 'contoso', { synchronization: 'blocked', redemption: [] }), group('contoso', 'staff', { existing: true })],
  });

/** A source, two targets that are asked, a partner from outside, a gate, a broken half, a mesh and somebody alone. */
export const mixed = (): Topology =>
  topology({
    tenants: [
      tenant('contoso'),
      tenant('fabrikam'),
      tenant('tailspin', { displayName: 'Tailspin Toys' }),
      tenant('litware', { external: true }),
      tenant('northwind', { cloud: 'usGovernment' }),
      tenant('proseware'),
      tenant('emea', { displayName: 'Contoso EMEA' }),
      tenant('us', { displayName: 'Contoso US' }),
      tenant('apac', { displayName: 'Contoso APAC' }),
      tenant('lab', { displayName: 'Contoso Lab', purpose: 'test' }),
      tenant('adatum'),
      tenant('wingtip', { displayName: 'Wingtip Toys and Everything Else that Wingtip Sells' }),
    ],
    meshes: [mesh('regions', ['emea', 'us', 'apac', 'contoso'], { scope: 'all', mapping: 'people' })],
    links: [
      sync('contoso', 'fabrikam', { displayName: 'SOC', displayNameStated: true, mapping: 'socMapping', trust: ['mfa', 'compliantDevice'] }),
      sync('contoso', 'tailspin', { displayName: 'SOC', displayNameStated: true, mapping: 'socMapping', trust: ['mfa', 'compliantDevice'] }),
      sync('contoso', 'lab', { scope: 'all' }),
      sync('northwind', 'contoso'),
      sync('proseware', 'contoso', { redemption: 'manual' }),
      sync('proseware', 'adatum'),
    ],
    resources: [
      group('contoso', 'socAnalysts', { displayName: 'SOC analysts', existing: true }),
      accessPackage('contoso', 'socMembers', { displayName: 'SOC membership' }),
      accessPackage('fabrikam', 'reader', { displayName: 'Security Reader' }),
      accessPackage('tailspin', 'reader', { displayName: 'Security Reader' }),
      organization('fabrikam', 'litware', { displayName: 'Litware' }),
      access('adatum', 'proseware', { synchronization: 'blocked' }),
      access('contoso', 'northwind', { redemption: [] }),
      access('contoso', 'adatum', { outbound: setting('allowed', ['group:contoso/socAnalysts']) }),
      group('emea', 'staff', { displayName: 'Staff', roleAssignable: true }),
    ],
  });

/** A mesh of ten whose links differ, with tenants outside that are linked with two of its members. */
const uneven = (): Topology => {
  const members = names(10, 'member');
  const { mesh: declaration, links } = mesh('all', members);
  return topology({
    tenants: [...members, 'outside', 'source'].map(name => tenant(name)),
    meshes: [{ mesh: declaration, links: links.map((link, place) => (place % 7 === 0 ? { ...link, scope: 'all', mapping: `mapping${place}` } : link)) }],
    links: [sync('member003', 'outside'), sync('source', 'member003'), sync('source', 'member007')],
    resources: members.map(name => accessPackage(name, 'welcome')),
  });
};

/** Many tenants, linked without a pattern; the same on every run. */
export const tangle = (tenants: number, links: number): Topology => {
  const all = names(tenants, 'tenant');
  let seed = 42;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const pairs = new Set<string>();
  while (pairs.size < links) {
    const [from, to] = [all[next(tenants)] ?? '', all[next(tenants)] ?? ''];
    if (from !== to) pairs.add(`${from} ${to}`);
  }
  return topology({
    tenants: all.map(name => tenant(name)),
    links: [...pairs].map(pairOf => {
      const [from = '', to = ''] = pairOf.split(' ');
      return sync(from, to);
    }),
    resources: all.map(name => accessPackage(name, 'reader')),
  });
};

/** A hub that sends to a set of two sets, and to a tenant that is in none; what is in a set is not written side by side. */
export const nested = (): Topology => {
  const regions = ['germany', 'canada', 'france', 'us', 'italy'];
  return topology({
    tenants: ['corp', ...regions, 'lab'].map(name => tenant(name)),
    sets: [set('emea', ['germany', 'france', 'italy']), set('americas', ['canada', 'us']), set('regions', regions)],
    links: [...regions.map(name => sync('corp', name, { scope: 'all' })), sync('corp', 'lab')],
    resources: regions.map(name => group(name, 'staff')),
  });
};

/** Two hubs, with targets of one, of the other and of both. */
export const twoHubs = (): Topology => {
  const [first, second, both] = [names(12, 'first'), names(10, 'second'), names(2, 'both')];
  return topology({
    tenants: ['hubA', 'hubB', ...first, ...second, ...both].map(name => tenant(name)),
    links: [...[...first, ...both, 'hubB'].map(name => sync('hubA', name)), ...[...second, ...both].map(name => sync('hubB', name))],
  });
};

/** Each sends to the next. */
export const chain = (count: number): Topology => {
  const steps = names(count, 'step');
  return topology({ tenants: steps.map(name => tenant(name)), links: steps.slice(1).map((name, place) => sync(steps[place] ?? '', name)) });
};

export const samples: { readonly [name: string]: () => Topology } = {
  nothing: () => topology({ tenants: [] }),
  'one tenant': () => topology({ tenants: [tenant('contoso')] }),
  pair,
  'hub of 3 out': () => hub(3, 'out'),
  'hub of 6 out': () => hub(6, 'out'),
  'hub of 6 in': () => hub(6, 'in'),
  'hub of 6 both': () => hub(6, 'both'),
  'hub of 50': () => hub(50, 'out'),
  'mesh of 3': () => meshOf(3),
  'mesh of 4': () => meshOf(4),
  'mesh of 6': () => meshOf(6),
  'mesh of 9': () => meshOf(9),
  'mesh of 20': () => meshOf(20),
  'mesh with differences': uneven,
  'mixed 12': mixed,
  'sets in a set': nested,
  'two hubs': twoHubs,
  'chain of 8': () => chain(8),
  'tangle of 30': () => tangle(30, 60),
};
