import type { Connection } from './connection.ts';
import type { ArrowKind } from './scene.ts';

/** A line of the picture: one connection, or two opposite ones that say the same. */
export interface Wire {
  readonly id: string;
  readonly kind: ArrowKind;
  /** Ids of the tenants. */
  readonly from: string;
  readonly to: string;
  readonly there: Connection;
  readonly back?: Connection;
  /** Equal for wires that say the same. */
  readonly says: string;
}

/** What a connection says beside which tenants it joins. */
const saying = ({ kind, title, packages, facts, faults, start, end }: Connection): string =>
  JSON.stringify([kind, title, packages, facts, faults, start.map(({ sign }) => sign), end.map(({ sign }) => sign)]);

/** Opposite connections that say the same become one wire with two heads. */
export function wiresOf(connections: readonly Connection[], ids: ReadonlyMap<string, string>): readonly Wire[] {
  const wires: Wire[] = [];
  const taken = new Set<Connection>();
  const byPlace = Map.groupBy(connections, connection => `${connection.from}\n${connection.to}`);
  for (const there of connections) {
    if (taken.has(there)) continue;
    taken.add(there);
    const words = saying(there);
    const opposite = there.faults.length > 0 ? [] : (byPlace.get(`${there.to}\n${there.from}`) ?? []);
    const back = opposite.find(other => !taken.has(other) && other.mesh === there.mesh && saying(other) === words);
    if (back) taken.add(back);
    wires.push({
      id: String(wires.length),
      kind: there.kind,
      from: ids.get(there.from) ?? '',
      to: ids.get(there.to) ?? '',
      there,
      back,
      says: words,
    });
  }
  return wires;
}
