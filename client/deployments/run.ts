import type { DeployResult, RunRecord } from '../../server/engine-protocol.ts';

/** `running`: its process lives. `interrupted`: its process ended before the deployment did. */
export type RunState = DeployResult['outcome'] | 'running' | 'interrupted';

export interface Run {
  /** Names its files. */
  readonly id: string;
  readonly record: RunRecord;
  readonly state: RunState;
}

/** A run from what its file says. @returns nothing where the file is none of ours. */
export function readRun(id: string, text: string, alive: (pid: number) => boolean): Run | undefined {
  const record = parse(text);
  if (!record) return undefined;
  return { id, record, state: record.result?.outcome ?? (record.ended === undefined && alive(record.pid) ? 'running' : 'interrupted') };
}

/** The latest first. */
export const latestFirst = (runs: readonly Run[]): Run[] => runs.toSorted((a, b) => (a.record.started < b.record.started ? 1 : -1));

function parse(text: string): RunRecord | undefined {
  try {
    const record = JSON.parse(text) as Partial<RunRecord> | null;
    const { schema, root, title, started, pid, target, tenants } = record ?? {};
    const whole = [root, title, started].every(value => typeof value === 'string') && typeof pid === 'number' && Array.isArray(tenants);
    return schema === 'tenantry.run/1' && whole && (target === 'sandbox' || target === 'live') ? (record as RunRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
