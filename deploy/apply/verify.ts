import type { Topology } from '../../language/model/index.ts';
import type { Connection } from '../connections/connect.ts';
import { withoutIgnored } from '../plan/ignored.ts';
import { observeTenant } from '../plan/observe.ts';
import type { Operation } from '../plan/plan.ts';
import { type References, token } from '../plan/references.ts';
import { kindNamed } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';
import { pollDelay } from '../transport/backoff.ts';
import type { Progress } from './progress.ts';

/** Directories replicate: what was just written is looked for this many times. */
const LOOKS = 6;

/** Reads back what was done in one tenant, and notes what looks as wanted. Returns the number of HTTP calls. */
export async function verifyTenant(
  connection: Connection,
  done: readonly Operation[],
  nodeOf: (id: string) => Node | undefined,
  progress: Progress,
  topology: Topology,
  signal?: AbortSignal,
): Promise<number> {
  let open = done.flatMap(operation => nodeOf(operation.id) ?? []);
  let calls = 0;
  const references: References = { binding: key => progress.binding(key), of: (key, field = 'id') => progress.binding(key)?.[field] ?? token(key, field) };
  for (let look = 0; look < LOOKS && open.length > 0 && !signal?.aborted; look++) {
    if (look > 0) await connection.clock.sleep(pollDelay(look), signal);
    const observed = await observeTenant(connection, { nodes: open, known: key => progress.binding(key) });
    calls += observed.calls;
    open = open.filter(node => {
      const seen = observed.seen.get(node.key);
      const drafts = seen && seen.error === undefined ? kindNamed(node.kind).compare(node, seen.live, { references, problem: () => {} }) : undefined;
      const left = drafts && withoutIgnored(node, drafts, seen?.live, topology).drafts;
      // What an operation of its own removes or adds inside of it is not part of the question.
      const asWanted = left?.every(draft => draft.part) ?? false;
      if (asWanted) progress.verified(node.key, true);
      return !asWanted;
    });
  }
  for (const node of open) progress.verified(node.key, false);
  return calls;
}
