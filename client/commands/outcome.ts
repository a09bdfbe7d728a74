import { l10n } from 'vscode';
import type { DeployResult } from '../../server/engine-protocol.ts';

const endings: Readonly<Record<DeployResult['outcome'], string>> = {
  complete: l10n.t('is complete'),
  partial: l10n.t('is not complete'),
  cancelled: l10n.t('was cancelled'),
  refused: l10n.t('was refused'),
};

/** `is not complete: 3 done, 1 failed, 2 not started.` */
export function sentence({ outcome, refusal, done, failed, notStarted }: DeployResult): string {
  const parts = [l10n.t('{0} done', done), failed && l10n.t('{0} failed', failed), notStarted && l10n.t('{0} not started', notStarted)].filter(part => part);
  return `${endings[outcome]}: ${refusal ?? `${parts.join(', ')}.`}`;
}
