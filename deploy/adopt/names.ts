import type { Topology } from '../../language/model/index.ts';
import type { Observed, ObservedTenant } from '../import/observed.ts';
import { cleaned, quote } from '../import/quote.ts';
import { keyOf, type Named, type Names, type Reference, Registry } from '../import/registry.ts';
import { claim } from '../import/symbols.ts';
import type { Unit } from '../import/unit.ts';
import type { Plan } from '../plan/plan.ts';
import { text } from '../transport/json.ts';

/** Symbols of the topology for what is in its tenants; what it does not know gets an `existing` declaration. */
export class TopologyNames implements Names {
  /** Declarations that names need, by key. */
  readonly declarations = new Map<string, string>();
  private readonly known = new Map<string, Reference>();
  private readonly added = new Map<string, Reference>();
  private readonly taken = new Map<string, Set<string>>();
  private readonly registry: Registry | undefined;
  private readonly observed: readonly ObservedTenant[];

  constructor({ resources }: Topology, { bindings }: Plan, observed: Observed | undefined) {
    this.registry = observed && new Registry(observed);
    this.observed = observed?.tenants ?? [];
    for (const { kind, tenant, key, name } of resources) {
      this.takenBy(kind, tenant).add(name);
      const bound = bindings[key];
      for (const found of kind === 'extension' ? [bound?.['fullName']] : [bound?.id, kind === 'application' ? bound?.['appId'] : undefined])
        if (found) this.known.set(keyOf(kind, tenant, found), { key, symbol: name });
    }
  }

  of(kind: Named, tenant: string, id: string): Reference | undefined {
    const key = keyOf(kind, tenant, id);
    const known = this.known.get(key) ?? this.added.get(key);
    if (known) return known;
    const found = this.registry?.of(kind, tenant, id);
    if (!found) return undefined;
    const symbol = claim(found.symbol, this.takenBy(kind, tenant));
    const unit = this.registry?.references().find(reference => reference.key === found.key);
    this.declarations.set(found.key, `existing ${kind} ${symbol} ${this.identified(kind, tenant, id, unit)}`);
    const reference = { key: found.key, symbol };
    this.added.set(key, reference);
    return reference;
  }

  /** Display name, place and what else finds it again. */
  private identified(kind: Named, tenant: string, id: string, unit: Unit | undefined): string {
    if (unit)
      return `${unit.display ?? quote(id)} in ${tenant}${unit.lines.length > 0 ? ` { ${unit.lines.map(({ name, value }) => `${name}: ${value}`).join(' ')} }` : ''}`;
    const read = this.observed.find(one => one.tenant.name === tenant);
    const all = [...(read?.groups ?? []), ...(read?.catalogs ?? []), ...(read?.packages ?? []), ...(read?.organizations ?? []).map(one => one.organization)];
    const live = all.find(one => text(one['id']).toLowerCase() === id.toLowerCase());
    return `${quote(cleaned(text(live?.['displayName'])) || id)} in ${tenant}${kind === 'group' ? ` { id: ${quote(id)} }` : ''}`;
  }

  /** Groups and users are named in the same places, so they share their names. */
  private takenBy(kind: string, tenant: string): Set<string> {
    const key = `${kind === 'user' ? 'group' : kind} ${tenant}`;
    const taken = this.taken.get(key) ?? new Set();
    this.taken.set(key, taken);
    return taken;
  }
}
