import type { Topology } from '../../model/topology.ts';

/** An answer that several rules need, worked out once for each topology. */
export const perTopology = <T>(compute: (topology: Topology) => T): ((topology: Topology) => T) => perObject(compute);

/**
 * An answer about one object of a model, worked out once: after an edit the objects of what did not change are the same
 * ones. It rests on nothing but that object.
 */
export function perObject<O extends object, T>(compute: (object: O) => T): (object: O) => T {
  const known = new WeakMap<O, { readonly answer: T }>();
  return object => {
    const found = known.get(object);
    if (found) return found.answer;
    const answer = compute(object);
    known.set(object, { answer });
    return answer;
  };
}
