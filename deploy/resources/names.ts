import { createHash } from 'node:crypto';
import type { Span } from '../../language/model/index.ts';
import type { PlanProblem } from '../plan/plan.ts';
import type { Mark, Stamp } from '../plan/stamp.ts';
import type { JsonObject } from '../transport/json.ts';
import { text } from '../transport/json.ts';
import type { DesiredScope } from './kind.ts';

/** The alternate key of groups and applications: stable while the symbol is, whatever the display name. Symbols have no hyphens. */
export const uniqueName = (symbol: string, topology?: string): string => (topology ? `tenantry-${topology}-${symbol}` : `tenantry-${symbol}`);

/** Whose a unique name is; nothing for one that no deployment has given. */
export function markIn(name: string): Mark | undefined {
  const [, topology, symbol] = /^tenantry-(?:(\w+)-)?(\w+)$/.exec(name) ?? [];
  return symbol ? { ...(topology ? { topology } : {}), symbol } : undefined;
}

const LONGEST_NICKNAME = 64;

/** A mail nickname, which has no more than 64 characters; what is longer ends with a hash, so that long names stay different. */
export function nickname(name: string): string {
  if (name.length <= LONGEST_NICKNAME) return name;
  return `${name.slice(0, LONGEST_NICKNAME - 9)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

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

/** Letters alike whatever their case. */
const collator = new Intl.Collator(undefined, { sensitivity: 'accent' });

export const sameName = (a: string, b: string): boolean => collator.compare(a, b) === 0;

/** Why something is not written: a topology of another name made it. */
export const ofAnother = (title: string, { topology }: Stamp, span: Span | undefined): Omit<PlanProblem, 'tenant'> => ({
  code: 'other-topology',
  severity: 'error',
  span,
  message: `${title} belongs to the topology ${topology ?? ''}. Refer to it as existing here, or declare one of another name.`,
});

/** How something of this scope is marked. */
export const markOf = ({ topology }: DesiredScope, symbol: string): Mark => ({ ...(topology.identity ? { topology: topology.identity.name } : {}), symbol });
