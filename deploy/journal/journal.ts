import { hash as hashOf } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DeployReport } from '../apply/report.ts';
import type { Connections } from '../connections/connect.ts';
import type { Plan } from '../plan/plan.ts';
import type { WriteLog } from '../transport/lane.ts';
import { type GraphRequest, isRepeatable } from '../transport/messages.ts';
import { writtenBy } from './lease.ts';
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
  /** Id of the operation that a write belongs to. */
  readonly operation?: string;
  /** Whether it may make something: sent twice, it may make two. */
  readonly creates?: true;
  readonly plan?: string;
  /** URI of the topology. */
  readonly root?: string;
  /** What the symbols of the plan stand for: Graph root and tenant id. */
  readonly tenants?: Readonly<Record<string, string>>;
  readonly outcome?: string;
  readonly hash: string;
}

export interface Journal {
  begin(plan: Plan, connections: Connections): Promise<void>;
  writes(tenant: string): WriteLog;
  end(report: DeployReport): Promise<void>;
}

const digest = (text: string): string => hashOf('sha256', text, 'hex');

type Content = Omit<JournalLine, 'seq' | 'time' | 'hash'>;

const named = (request: GraphRequest): Pick<JournalLine, 'request' | 'operation' | 'creates'> => ({
  request: `${request.method} ${request.path}`,
  ...(request.of === undefined ? {} : { operation: request.of }),
  ...(isRepeatable(request) ? {} : { creates: true }),
});

/** Where each tenant of a plan is. */
export const placesOf = (plan: Plan, connections: Connections): Record<string, string> =>
  Object.fromEntries(writtenBy(plan, connections).map(({ root, tenant }) => [tenant.name, `${root} ${tenant.id}`]));

/** One for all that was planned from the same and does the same. */
const identityOf = ({ fingerprints, operations }: Plan): string => digest(JSON.stringify([fingerprints, operations.map(({ id }) => id)]));

/**
 * Appends to a file of JSON lines. Writes are on the disk before their call leaves, what came of them before the next call
 * leaves: whatever happens to the process, the file names every write that may have reached a tenant. Throws when it cannot be opened; what
 * cannot be written rejects.
 */
export function openJournal(path: string, now: () => number = Date.now): Journal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  const disk = new SyncedFile(file);
  let seq = 0;
  let last = '';
  const linesOf = (contents: readonly Content[]): string => {
    const time = new Date(now()).toISOString();
    const made = contents.map(content => {
      const line = JSON.stringify({ seq: ++seq, time, ...content });
      last = digest(last + line);
      return `${line.slice(0, -1)},"hash":"${last}"}\n`;
    });
    return made.join('');
  };
  const append = (contents: readonly Content[]): Promise<void> => disk.append(linesOf(contents));
  // Nobody waits for it: where it cannot be written, what is appended next fails as well.
  const note = (contents: readonly Content[]): void => void disk.note(linesOf(contents)).catch(() => {});
  return {
    begin: (plan, connections) => append([{ type: 'begin', plan: identityOf(plan), root: plan.root, tenants: placesOf(plan, connections) }]),
    writes: tenant => ({
      before: requests => append(requests.map(request => ({ type: 'intent', tenant, ...named(request) }))),
      after: answered =>
        note(
          answered.map(({ request, answer }) => ({
            type: 'result',
            tenant,
            ...named(request),
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
