import type { Topology } from '../../model/topology.ts';

/** An answer that several rules need, worked out once for each topology. */
export function perTopology<T>(compute: (topology: Topology) => T): (topology: Topology) => T {
  const known = new WeakMap<Topology, { answer: T }>();
  return topology => {
    const found = known.get(topology);
    if (found) return found.answer;
    const answer = compute(topology);
    known.set(topology, { answer });
    return answer;
  };
}
