import type { DeployResult } from '../../server/engine-protocol.ts';

const endings: Readonly<Record<DeployResult['outcome'], string>> = {
  complete: 'is done',
  partial: 'is not complete',
  cancelled: 'was cancelled',
  refused: 'was refused',
};

/** `is not complete: 3 done, 1 failed, 2 not started.` */
export function sentence({ outcome, refusal, done, failed, notStarted }: DeployResult): string {
  const parts = [`${done} done`, failed && `${failed} failed`, notStarted && `${notStarted} not started`].filter(part => part);
  return `${endings[outcome]}: ${refusal ?? `${parts.join(', ')}.`}`;
}
