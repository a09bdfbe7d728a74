import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Plan, readPlan, SavedPlanError, staleness } from '../deploy/index.ts';
import { CommandError, exitCodes } from './exit-codes.ts';

/** Reads the plan of a file that `tenantry plan --out` wrote. */
export async function openPlan(file: string): Promise<Plan> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    return readPlan(text);
  } catch (error) {
    if (error instanceof SavedPlanError) throw new CommandError(`${file}: ${error.message}`, exitCodes.stalePlan);
    throw error;
  }
}

/** The file that a saved plan was made from. */
export function rootOf(plan: Plan): string {
  if (!plan.root.startsWith('file:')) throw new CommandError(`The plan was made from ${plan.root}: name the file.`);
  return fileURLToPath(plan.root);
}

/** Refuses a saved plan that no longer fits, naming what has changed. */
export function refuseStale(saved: Plan, fresh: Plan): void {
  const changed = staleness(saved, fresh);
  if (changed.length === 0) return;
  const shown = changed.slice(0, 20).map(sentence => `  ${sentence}`);
  const rest = changed.length > shown.length ? [`  … and ${changed.length - shown.length} more.`] : [];
  throw new CommandError(['The saved plan no longer fits. Nothing was written; plan again.', ...shown, ...rest].join('\n'), exitCodes.stalePlan);
}
