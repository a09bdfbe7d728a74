import type { Clock, Journal, JournalLine } from '../../deploy/index.ts';
import { placesOf } from '../../deploy/journal/journal.ts';
import { type GraphRequest, isRepeatable } from '../../deploy/transport/messages.ts';

const named = (request: GraphRequest) => ({
  request: `${request.method} ${request.path}`,
  operation: request.of,
  ...(isRepeatable(request) ? {} : { creates: true as const }),
});

/** A journal that is kept in memory, for runs of which there are thousands. */
export function memoryJournal(clock: Clock): { journal: Journal; lines: JournalLine[] } {
  const lines: JournalLine[] = [];
  const add = (content: Omit<JournalLine, 'seq' | 'time' | 'hash'>): void =>
    void lines.push({ seq: lines.length + 1, time: new Date(clock.now()).toISOString(), hash: '', ...content });
  const journal: Journal = {
    begin: async (plan, connections) => add({ type: 'begin', root: plan.root, tenants: placesOf(plan, connections) }),
    writes: tenant => ({
      async before(requests) {
        for (const request of requests) add({ type: 'intent', tenant, ...named(request) });
      },
      after(answered) {
        for (const { request, answer } of answered) add({ type: 'result', tenant, ...named(request), status: answer.status });
      },
    }),
    end: async ({ outcome }) => add({ type: 'end', outcome }),
  };
  return { journal, lines };
}
