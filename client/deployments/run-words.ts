import type { Run, RunState } from './run.ts';

/** Codicons and words of every state. */
export const states: Readonly<Record<RunState, { readonly icon: string; readonly colour: string; readonly words: string }>> = {
  complete: { icon: 'pass', colour: 'testing.iconPassed', words: 'complete' },
  partial: { icon: 'warning', colour: 'problemsWarningIcon.foreground', words: 'not complete' },
  cancelled: { icon: 'circle-slash', colour: 'disabledForeground', words: 'cancelled' },
  refused: { icon: 'error', colour: 'problemsErrorIcon.foreground', words: 'refused' },
  interrupted: { icon: 'debug-disconnect', colour: 'problemsErrorIcon.foreground', words: 'interrupted' },
  running: { icon: 'sync', colour: 'foreground', words: 'running' },
};

const places = { sandbox: 'Sandbox', live: 'Live tenants' } as const;

export const nameOf = ({ record: { title } }: Run): string => title.replace(/^Deployment of /, '');

/** `complete · Sandbox · 21 Nov, 10:32` */
export function descriptionOf({ record, state }: Run): string {
  const time = new Date(record.started).toLocaleString(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  return [states[state].words, places[record.target], time].join(' · ');
}

/** Everything in one sentence, for screen readers. */
export function spokenOf(run: Run): string {
  const { record, state } = run;
  const { result } = record;
  const counts = result ? [`${result.done} done`, result.failed && `${result.failed} failed`, result.notStarted && `${result.notStarted} not started`] : [];
  const when = new Date(record.started).toLocaleString();
  return [`${record.title} to ${places[record.target]}, ${states[state].words}, ${when}`, ...counts.filter(part => part)].join(', ');
}
