import { env, l10n } from 'vscode';
import type { Run, RunState } from './run.ts';

/** Codicons and words of every state. */
export const states: Readonly<Record<RunState, { readonly icon: string; readonly colour: string; readonly words: string }>> = {
  complete: { icon: 'pass', colour: 'testing.iconPassed', words: l10n.t('complete') },
  partial: { icon: 'warning', colour: 'problemsWarningIcon.foreground', words: l10n.t('not complete') },
  cancelled: { icon: 'circle-slash', colour: 'disabledForeground', words: l10n.t('cancelled') },
  refused: { icon: 'error', colour: 'problemsErrorIcon.foreground', words: l10n.t('refused') },
  interrupted: { icon: 'debug-disconnect', colour: 'problemsErrorIcon.foreground', words: l10n.t('interrupted') },
  running: { icon: 'sync', colour: 'foreground', words: l10n.t('running') },
};

const places = { sandbox: l10n.t('Sandbox'), live: l10n.t('Live tenants') } as const;

export const nameOf = ({ record: { title } }: Run): string => title.replace(/^Deployment of /, '');

/** `Sandbox · 21 Nov, 10:32`; how it ended stands before it, unless all is well. */
export function descriptionOf({ record, state }: Run): string {
  const time = new Date(record.started).toLocaleString(env.language, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  return [state !== 'complete' && states[state].words, places[record.target], time].filter(Boolean).join(' · ');
}

/** Everything in one sentence, for screen readers. */
export function spokenOf(run: Run): string {
  const { record, state } = run;
  const { result } = record;
  const counts = result
    ? [l10n.t('{0} done', result.done), result.failed && l10n.t('{0} failed', result.failed), result.notStarted && l10n.t('{0} not started', result.notStarted)]
    : [];
  const when = new Date(record.started).toLocaleString(env.language);
  return [l10n.t('{0} to {1}', record.title, places[record.target]), states[state].words, when, ...counts.filter(part => part)].join(', ');
}
