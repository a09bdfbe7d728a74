import type { Topology } from '../../model/topology.ts';
import type { Header } from './header.ts';
import { CompletionItemKind, type Offer } from './offer.ts';

/** Tenants on the two sides of a declaration. */
export interface Sides {
  readonly tenant: readonly string[];
  readonly partner: readonly string[];
}

/** Where a declaration lives, and its other side where it has one. Sets stand for their tenants. */
export function sidesOf(header: Header | undefined, topology: Topology | undefined): Sides {
  const expand = (names: readonly string[]) => [
    ...new Set(
      names.flatMap(name => topology?.sets.find(set => set.name === name)?.members ?? topology?.tenants.find(tenant => tenant.name === name)?.name ?? []),
    ),
  ];
  if (!header) return { tenant: [], partner: [] };
  if (header.tenants.length > 0) return { tenant: expand(header.tenants), partner: [] };
  return { tenant: expand(header.names), partner: expand(header.others.length > 0 ? header.others : header.names) };
}

/** Tenants and sets, without those that are named already. */
export function tenantOffers(topology: Topology | undefined, taken: readonly string[] = []): readonly Offer[] {
  const tenants = (topology?.tenants ?? []).map(({ name, displayName }) => ({ label: name, kind: CompletionItemKind.Module, detail: `tenant ${displayName}` }));
  const sets = (topology?.sets ?? []).map(({ name, members }) => ({ label: name, kind: CompletionItemKind.Enum, detail: `tenants ${members.join(', ')}` }));
  return [...tenants, ...sets].filter(({ label }) => !taken.includes(label));
}

/** Names of some kinds that mean an object in every one of some tenants. */
export function symbolOffers(topology: Topology | undefined, kinds: readonly string[], tenants: readonly string[] | undefined): readonly Offer[] {
  if (!topology) return [];
  const global = [
    ...(kinds.includes('tenant') ? tenantOffers({ ...topology, sets: [] }) : []),
    ...(kinds.includes('tenants') ? tenantOffers({ ...topology, tenants: [] }) : []),
    ...(kinds.includes('mapping')
      ? topology.mappings.map(({ name }) => ({ label: name, kind: CompletionItemKind.Reference, detail: 'attribute mapping' }))
      : []),
  ];
  const placed = Map.groupBy(
    topology.resources.filter(({ kind }) => kinds.includes(kind)),
    ({ kind, name }) => `${kind}:${name}`,
  );
  const local = [...placed.values()].flatMap(([first, ...more]): Offer[] => {
    if (!first) return [];
    const places = new Set([first, ...more].map(({ tenant }) => tenant));
    if (tenants && tenants.length > 0 && !tenants.every(tenant => places.has(tenant))) return [];
    return [{ label: first.name, kind: CompletionItemKind.Reference, detail: `${first.kind} ${first.displayName} in ${[...places].join(', ')}` }];
  });
  return [...global, ...local];
}
