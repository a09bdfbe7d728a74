import type { AccessSettings, Resource, Topology } from '../../model/topology.ts';
import { perTopology } from './per-topology.ts';

const placeOf = ({ kind, declaration: { uri, start } }: Resource): string => `${kind} ${uri} ${start}`;
const tenantsByPlace = perTopology(({ resources }) => Map.groupBy(resources, placeOf));
const takenNames = perTopology(({ resources }) => new Set(resources.map(({ name }) => name)));

/** The tenants that a declaration is placed in. */
export const tenantsAt = (topology: Topology, resource: Resource): readonly string[] =>
  (tenantsByPlace(topology).get(placeOf(resource)) ?? [resource]).map(({ tenant }) => tenant);

/** The pairs of tenants that one statement of access settings is about. */
export const pairsAt = (topology: Topology, access: AccessSettings): readonly AccessSettings[] =>
  (tenantsByPlace(topology).get(placeOf(access)) ?? [access]).filter(resource => resource.kind === 'access');

/** `in` of a new declaration that shall stand in the same tenants as an existing one: a set of exactly these, or their names. */
export const placementOf = (topology: Topology, resource: Resource): string => placement(topology, tenantsAt(topology, resource));

/** `in` for these tenants: a set of exactly these, or their names. */
export function placement(topology: Topology, tenants: readonly string[]): string {
  const isSame = (members: readonly string[]) => members.length === tenants.length && tenants.every(tenant => members.includes(tenant));
  return (tenants.length > 1 ? topology.sets.find(({ members }) => isSame(members))?.name : undefined) ?? tenants.join(', ');
}

/** A symbol made of words that no resource has yet. */
export function freeName(topology: Topology, words: string): string {
  const [first = 'name', ...rest] = words.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const wanted = first.toLowerCase() + rest.map(word => (word[0]?.toUpperCase() ?? '') + word.slice(1)).join('');
  const taken = takenNames(topology);
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`;
  return name;
}
