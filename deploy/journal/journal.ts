import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DeployReport } from '../apply/report.ts';
import type { Plan } from '../plan/plan.ts';
import type { WriteLog } from '../transport/lane.ts';
import { SyncedFile } from './synced-file.ts';

/** One line of a journal. `hash` covers the line before it and this one. */
export interface JournalLine {
  readonly seq: number;
  /** ISO 8601. */
  readonly time: string;
  readonly type: 'begin' | 'intent' | 'result' | 'end';
  readonly tenant?: string;
  /** `POST /groups` */
  readonly request?: string;
  /** HTTP status; 0 when no answer came. */
  readonly status?: number;
  readonly requestId?: string;
  readonly plan?: string;
  readonly outcome?: string;
  readonly hash: string;
}

export interface Journal {
  begin(plan: Plan): Promise<void>;
  writes(tenant: string): WriteLog;
  end(report: DeployReport): Promise<void>;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

type Content = Omit<JournalLine, 'seq' | 'time' | 'hash'>;

/**
 * Appends to a file of JSON lines, on the disk before a call leaves and again when its answers are there: whatever
 * happens to the process, the file names every write that may have reached a tenant. Throws when it cannot be opened; what
 * cannot be written rejects.
 */
export function openJournal(path: string, now: () => number = Date.now): Journal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  const disk = new SyncedFile(file);
  let seq = 0;
  let last = '';
  const append = (contents: readonly Content[]): Promise<void> => {
    const time = new Date(now()).toISOString();
    const lines = contents.map(content => {
      const line = { seq: ++seq, time, ...content };
      last = digest(last + JSON.stringify(line));
      return `${JSON.stringify({ ...line, hash: last })}\n`;
    });
    return disk.append(lines.join(''));
  };
  return {
    begin: plan => append([{ type: 'begin', plan: digest(JSON.stringify(plan.operations)) }]),
    writes: tenant => ({
      before: requests => append(requests.map(({ method, path: target }) => ({ type: 'intent', tenant, request: `${method} ${target}` }))),
      after: answered =>
        append(
          answered.map(({ request: { method, path: target }, answer }) => ({
            type: 'result',
            tenant,
            request: `${method} ${target}`,
            status: answer.status,
            requestId: answer.headers['request-id'],
          })),
        ),
    }),
    async end(report) {
      await append([{ type: 'end', outcome: report.outcome }]);
      closeSync(file);
    },
  };
}

/** The lines of a journal up to the first one that is torn or was changed. */
export function readJournal(path: string): JournalLine[] {
  const lines: JournalLine[] = [];
  let last = '';
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    try {
      const { hash, ...content } = JSON.parse(text) as JournalLine;
      last = content.type === 'begin' && content.seq === 1 ? digest(JSON.stringify(content)) : digest(last + JSON.stringify(content));
      if (hash !== last) break;
      lines.push({ ...content, hash });
    } catch {
      break;
    }
  }
  return lines;
}
