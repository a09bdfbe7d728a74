// Ids that are the same in every run: counted ones for what requests create, named ones for what a seed brings.
import { createHash } from 'node:crypto';

function guid(text: string, first?: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const head = first ? first + hex.slice(0, 8 - first.length) : hex.slice(0, 8);
  return `${head}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const countedId = (seed: string, sequence: number): string => guid(`${seed} ${sequence}`);

/** An id that follows from others, for example of a role of a catalog resource. */
export const derivedId = (...parts: string[]): string => guid(parts.join(' '));

/** Ids of seeded objects begin with 5eed. */
export const seededId = (tenant: string, kind: string, name: string): string => guid(`${tenant} ${kind} ${name}`, '5eed');
