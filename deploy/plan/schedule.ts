import { pack } from '../transport/batch.ts';
import type { Operation } from './plan.ts';

/** What an operation waits for, besides what it depends on. */
export const earlier = (operation: Operation, inTenant: (tenant: string) => readonly Operation[]): Operation[] =>
  operation.lastIn.flatMap(tenant => inTenant(tenant).filter(other => other.stage < operation.stage));

/** Gives every operation the round of requests in which it can start: the first after all that it waits for. */
export function withWaves(operations: readonly Operation[]): Operation[] {
  const byId = new Map(operations.map(operation => [operation.id, operation]));
  const byTenant = Map.groupBy(operations, operation => operation.tenant);
  const waves = new Map<string, number>();
  const waveOf = (operation: Operation, path: readonly string[]): number => {
    const known = waves.get(operation.id);
    if (known !== undefined) return known;
    if (path.includes(operation.id)) throw new Error(`These wait for each other: ${[...path, operation.id].join(', ')}.`);
    const before = [...operation.dependsOn.flatMap(id => byId.get(id) ?? []), ...earlier(operation, tenant => byTenant.get(tenant) ?? [])];
    const wave = before.reduce((latest, other) => Math.max(latest, waveOf(other, [...path, operation.id]) + other.rounds.length), 1);
    waves.set(operation.id, wave);
    return wave;
  };
  return operations.map(operation => ({ ...operation, wave: waveOf(operation, []) })).sort((a, b) => a.wave - b.wave);
}

/** HTTP calls that the operations make when every round goes as planned. */
export function callsOf(operations: readonly Operation[]): number {
  let calls = 0;
  for (const own of Map.groupBy(operations, operation => operation.tenant).values()) {
    const last = Math.max(...own.map(operation => operation.wave + operation.rounds.length));
    for (let round = 1; round < last; round++) {
      const sizes = own.flatMap(operation => operation.rounds[round - operation.wave] ?? []);
      calls += pack(sizes, size => size).length;
    }
  }
  return calls;
}
