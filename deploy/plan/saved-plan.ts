import { contentHash } from './fingerprint.ts';
import type { Operation, Plan } from './plan.ts';

/** A plan in a file that cannot be used, in a sentence. */
export class SavedPlanError extends Error {}

/** A plan as text for a file. Its `hash` tells damage and edits apart from what was planned; it is no signature. */
export const planFile = (plan: Plan): string => `${JSON.stringify({ ...plan, hash: contentHash(plan) }, undefined, 2)}\n`;

/** The plan of a file. @throws SavedPlanError when it is no plan, of another version, or not what was saved. */
export function readPlan(text: string): Plan {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    throw new SavedPlanError('This is not a plan: it is not JSON.');
  }
  const { hash, ...plan } = (typeof saved === 'object' && saved !== null ? saved : {}) as Plan & { hash?: string };
  if (plan.schema !== 'tenantry.plan/1')
    throw new SavedPlanError(`This is not a plan of schema tenantry.plan/1 but ${JSON.stringify(plan.schema ?? null)}. Plan again.`);
  if (hash === undefined || hash !== contentHash(plan)) throw new SavedPlanError('The plan was changed after it was saved, or is damaged. Plan again.');
  return plan;
}

/**
 * What is no longer as it was when the plan was saved, one sentence each; nothing when the plan can be applied.
 * @param fresh a plan of the same topology, made now
 */
export function staleness(saved: Plan, fresh: Plan): string[] {
  if (saved.fingerprints.topology !== fresh.fingerprints.topology) return ['The topology has changed since the plan was made.'];
  const titles = new Map(
    [saved, fresh].flatMap(plan => [...plan.unchanged, ...plan.operations].map(({ id, title, tenant }) => [id, `${title} in ${tenant}`] as const)),
  );
  const before = saved.fingerprints.observed;
  const now = fresh.fingerprints.observed;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = new Set(keys.filter(key => before[key] !== now[key]));
  const planned = new Map(saved.operations.map(operation => [operation.id, operation]));
  for (const operation of fresh.operations) if (intent(operation) !== intent(planned.get(operation.id))) changed.add(operation.id);
  const left = new Set(fresh.operations.map(({ id }) => id));
  for (const id of planned.keys()) if (!left.has(id)) changed.add(id);
  return [...changed].map(key => `${titles.get(key) ?? saved.names[key] ?? key} has changed since the plan was made.`);
}

const intent = (operation: Operation | undefined): string => JSON.stringify([operation?.action, operation?.changes, operation?.liveId]);
