import type { Resource, Topology } from '../../model/topology.ts';

/** `in` of a new declaration that shall stand in the same tenants as an existing one: a set of exactly these, or their names. */
export function placementOf(topology: Topology, resource: Resource): string {
  const { uri, start } = resource.declaration;
  const tenants = topology.resources
    .filter(other => other.kind === resource.kind && other.declaration.uri === uri && other.declaration.start === start)
    .map(({ tenant }) => tenant);
  const set =
    tenants.length > 1
      ? topology.sets.find(({ members }) => members.length === tenants.length && tenants.every(tenant => members.includes(tenant)))
      : undefined;
  return set?.name ?? tenants.join(', ');
}

/** A symbol made of words that no resource has yet. */
export function freeName(topology: Topology, words: string): string {
  const [first = 'name', ...rest] = words.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const wanted = first.toLowerCase() + rest.map(word => (word[0]?.toUpperCase() ?? '') + word.slice(1)).join('');
  const taken = new Set(topology.resources.map(({ name }) => name));
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`;
  return name;
}
