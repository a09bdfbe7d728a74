import type { PlanProblem } from '../plan/plan.ts';
import type { JsonObject } from '../transport/json.ts';
import { text } from '../transport/json.ts';

/** The alternate key of groups and applications: stable while the symbol is, whatever the display name. */
export const uniqueName = (symbol: string): string => `tenantry-${symbol}`;

export const quoted = (kind: string, name: string): string => `${kind} "${name}"`;

/** A name that fits several things, or none: the plan says which. */
export class NameProblem extends Error {
  readonly problem: Pick<PlanProblem, 'code' | 'message'>;

  constructor(code: PlanProblem['code'], message: string) {
    super(message);
    this.problem = { code, message };
  }
}

export const label = (found: JsonObject): string =>
  `"${text(found['displayName']) || text(found['userPrincipalName']) || text(found['name'])}" (${text(found['id'])})`;

/** The only one of what was found; several are a problem that names them. */
export function single(found: readonly JsonObject[], title: string): JsonObject | undefined {
  if (found.length > 1)
    throw new NameProblem(
      'ambiguous-name',
      `${title} fits ${found.length} objects: ${found.slice(0, 10).map(label).join(', ')}. State the id of the right one, or rename the others.`,
    );
  return found[0];
}

export const sameName = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;
