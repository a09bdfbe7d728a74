import type { Value } from '../outcome.ts';
import type { Places } from '../places.ts';

/** A function of provisioning expressions by its name. */
export interface Functions {
  readonly [name: string]: (places: Places) => Value;
}
