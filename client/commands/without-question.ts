import { l10n } from 'vscode';
import type { PlanResult } from '../../server/engine-protocol.ts';
import type { Question } from './confirmation.ts';

export type Without = NonNullable<PlanResult['without']>;

/** A dialog that is higher than the screen hides its buttons; the plan names all of them. */
const named = 4;

/** Whether to go on without tenants that cannot be read. */
export function withoutQuestion(title: string, without: Without): Question {
  const [first] = without;
  const lines = without.slice(0, named).map(({ displayName, why }) => why || displayName);
  if (without.length > named) lines.push(l10n.t('and {0} more tenants, which the plan names', without.length - named));
  return {
    message:
      without.length === 1 && first
        ? l10n.t('Deploy "{0}" without {1}?', title, first.displayName)
        : l10n.t('Deploy "{0}" without {1} of its tenants?', title, without.length),
    detail: [...lines, '', l10n.t('Nothing is read or changed there, and what needs them in other tenants stays as it is. The plan is made anew first.')].join(
      '\n',
    ),
    button: l10n.t('Leave Out and Plan Again'),
  };
}
