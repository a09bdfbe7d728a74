import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_LAG } from '../apply/lag.ts';
import type { Connections } from '../connections/connect.ts';
import type { Plan } from '../plan/plan.ts';
import { removalId } from '../removal/removal.ts';
import { LONGEST_RETRY_AFTER, leavesOpen } from '../transport/backoff.ts';
import { type JournalLine, placesOf, readJournal } from './journal.ts';

/** Until when, in milliseconds since 1970, what an earlier run may have made can be out of sight; by id of the operation that makes it. */
export type Unsettled = ReadonlyMap<string, number>;

/**
 * What earlier runs of a topology made, or may have made, so lately that its tenants need not show it yet: from the journals
 * in some folders. A folder that is not there holds none.
 */
export function unsettledIn(folders: readonly string[], plan: Plan, connections: Connections): Unsettled {
  const now = connections.clock.now();
  const recent = [...new Set(folders)].flatMap(filesOf).filter(({ changed }) => changed > now - LONGEST_RETRY_AFTER - LONGEST_LAG);
  const lines = recent.sort((a, b) => a.changed - b.changed).flatMap(({ file }) => readJournal(file));
  return unsettledOf(lines, plan.root, placesOf(plan, connections), now);
}

function filesOf(folder: string): { file: string; changed: number }[] {
  try {
    const names = readdirSync(folder).filter(name => name.endsWith('.jsonl'));
    return names.map(name => path.join(folder, name)).flatMap(file => ({ file, changed: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  } catch {
    return [];
  }
}

/**
 * The same from the lines of journals, the earliest first.
 * @param places what the symbols of tenants stand for now; a tenant that stood elsewhere is another one
 */
export function unsettledOf(lines: readonly JournalLine[], root: string, places: Readonly<Record<string, string>>, now: number): Unsettled {
  /** When it may have been made at the latest. */
  const made = new Map<string, number>();
  const underWay = new Map<string, number>();
  let begin: JournalLine | undefined;
  for (const line of lines) {
    if (line.type === 'begin') begin = line;
    const { tenant = '', operation, status = 0 } = line;
    if (begin?.root !== root || operation === undefined || begin.tenants?.[tenant] === undefined || begin.tenants[tenant] !== places[tenant]) continue;
    const time = Date.parse(line.time);
    if (line.type === 'result' && operation.startsWith(REMOVAL) && (status < 300 || status === 404)) {
      made.delete(operation.slice(REMOVAL.length));
      underWay.delete(operation.slice(REMOVAL.length));
    }
    if (!line.creates) continue;
    if (line.type === 'intent') underWay.set(operation, time);
    else {
      underWay.delete(operation);
      if (status < 300 || leavesOpen(status)) made.set(operation, time);
    }
  }
  // What no answer is known of may have been sent again and again until the process ended, as often as the service asked for it.
  for (const [operation, time] of underWay) made.set(operation, Math.min(now, time + LONGEST_RETRY_AFTER));
  return new Map([...made].flatMap(([operation, time]) => (time + LONGEST_LAG > now ? [[operation, time + LONGEST_LAG] as const] : [])));
}

const REMOVAL = removalId('');
