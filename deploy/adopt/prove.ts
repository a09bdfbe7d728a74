import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { plan as compare } from '../plan/make-plan.ts';
import type { Operation, Plan } from '../plan/plan.ts';
import { NAMING } from './aims.ts';

/** What the language makes of the files. */
export interface ReadAgain {
  readonly topology: Topology;
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
}

export interface Proof {
  readonly refused: readonly string[];
  /** What the language says of it and did not say before. */
  readonly warnings: readonly string[];
  /** Ids of other differences that are none any more. */
  readonly also: readonly string[];
}

const differs = ({ action, changes }: Operation): boolean => action !== 'update' || changes.some(({ path }) => path !== NAMING);
const said = ({ changes }: Operation): Set<string> => new Set(changes.map(({ path, old, new: wanted }) => JSON.stringify([path, old ?? null, wanted ?? null])));

/** Compares the tenants with the files as they would be: what was asked for differs no more, and nothing else is different from before. */
export async function prove(ids: readonly string[], before: Plan, was: ReadAgain, now: ReadAgain, connections: Connections): Promise<Proof> {
  const known = new Set(was.problems.map(({ code, message }) => `${code} ${message}`));
  const found = now.problems.filter(({ code, message }) => !known.has(`${code} ${message}`));
  const errors = found.filter(({ severity }) => severity === 'error');
  const warnings = found.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  const refusal = (...refused: readonly string[]): Proof => ({ refused, warnings: [], also: [] });
  const asked = before.operations.filter(({ id }) => ids.includes(id));
  if (errors.length > 0) {
    const first = errors.some(({ code }) => code === 'unresolved-reference') ? ' Take out first what names it.' : '';
    const why = errors.map(({ message }) => message).join(' ');
    return refusal(`${asked.map(({ title }) => title).join(', ')}: the topology would have an error: ${why}${first} ${WAY_OUT}`);
  }

  const after = await compare(now.topology, connections, { skip: before.leftOut.map(({ tenant }) => tenant) });
  const failed = after.problems.filter(({ severity, message }) => severity === 'error' && !before.problems.some(problem => problem.message === message));
  if (failed.length > 0) return refusal(...failed.map(({ message }) => message));
  const left = new Map(after.operations.map(operation => [operation.id, operation]));
  const old = new Map(before.operations.map(operation => [operation.id, operation]));
  const refused = ids.flatMap(id => {
    const operation = left.get(id);
    if (!operation || !differs(operation)) return [];
    const paths = operation.changes.map(({ path }) => path).filter(path => path !== NAMING);
    return [`${operation.title}: the language cannot say its ${paths.join(', ') || 'state'} as it is in the tenant. ${WAY_OUT}`];
  });
  for (const operation of after.operations) {
    if (ids.includes(operation.id) || !differs(operation)) continue;
    const first = old.get(operation.id);
    const same = first && first.action === operation.action && [...said(operation)].every(change => said(first).has(change));
    if (!same) refused.push(`${operation.title} would be different then: a deployment would ${operation.action} it. ${WAY_OUT}`);
  }
  const also = before.operations.filter(operation => !ids.includes(operation.id) && differs(operation) && !left.has(operation.id)).map(({ id }) => id);
  return { refused, warnings, also };
}

/** What somebody can do instead. */
export const WAY_OUT = 'Put it back with "deploy --only", or keep the difference out of plans with "// tenantry-ignore drift: reason".';
