import { type JournalLine, readJournal } from '../../deploy/index.ts';
import type { JournalParams, ReadableDocument } from '../engine-protocol.ts';
import { timeText } from './times.ts';

/** The report of a deployment whose process ended before it could write one: every write that its journal names. */
export function interruptedReport({ journal, title }: JournalParams): ReadableDocument {
  const lines = readJournal(journal);
  const answers = lines.filter(({ type }) => type === 'result');
  const open = lines.filter(line => line.type === 'intent' && !answers.some(answer => same(answer, line)));
  const count = (number: number) => (number === 1 ? '1 write' : `${number} writes`);
  const text = [
    title,
    lines[0]
      ? `${timeText(lines[0].time)}; the last line of the journal is of ${timeText(lines.at(-1)?.time ?? lines[0].time)}`
      : 'The journal names no write.',
    '',
    'This deployment was interrupted: its process ended before it did. Plan again to see what is left to do.',
    `${count(answers.length)} answered, ${count(open.length)} without a known answer.`,
    ...open.map(line => `  failed: ${line.request} in ${line.tenant}: sent, but no answer is known`),
    ...answers.map(line => `  done: ${line.request} in ${line.tenant}: ${line.status || 'no answer'}`),
  ];
  return { title, text: `${text.join('\n')}\n`, links: [] };
}

/** Of each tenant at most one write of the same request is in flight. */
const same = (answer: JournalLine, intent: JournalLine): boolean =>
  answer.tenant === intent.tenant && answer.request === intent.request && answer.seq > intent.seq;
