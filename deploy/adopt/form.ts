import type { PropertyChange } from '../plan/plan.ts';
import type { DeployNode } from '../resources/index.ts';
import type { Live } from './live.ts';
import type { Refusal, Want } from './want.ts';

/** A property as the tenant has it, in words of the topology. */
export interface Said {
  readonly want: Want;
  readonly needs?: readonly string[];
}

export interface Drifted<N = DeployNode> {
  readonly node: N;
  readonly change: PropertyChange;
  readonly live: Live;
}

/** How the value that a tenant has becomes text; no item where nothing has to be said, nothing where the language has no form for it. */
export type Form<N = DeployNode> = (drifted: Drifted<N>) => readonly Said[] | Refusal | undefined;
export type Forms<N = DeployNode> = { readonly [path: string]: Form<N> };

export const say = (property: string, value?: string, needs?: readonly string[]): Said[] => [
  { want: { type: 'property', property, ...(value === undefined ? {} : { value }) }, ...(needs && needs.length > 0 ? { needs } : {}) },
];
