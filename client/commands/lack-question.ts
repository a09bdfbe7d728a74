import { l10n } from 'vscode';
import type { TenantLack } from '../../server/engine-protocol.ts';
import type { Question } from './confirmation.ts';

/** A dialog that is higher than the screen hides its buttons; the plan names all of them. */
const named = 4;

/** Names tenants whose sign-in lacks something, with the account, the permissions and the directory roles. */
export function lackQuestion(title: string, lacks: readonly TenantLack[]): Question {
  const lines = lacks
    .slice(0, named)
    .flatMap(({ displayName, id, account, permissions, roles }) => [
      l10n.t('{0} ({1}), signed in as {2}', displayName, id, account),
      ...(permissions.length > 0 ? [`    ${l10n.t('Permissions: {0}', permissions.join(', '))}`] : []),
      ...(roles.length > 0 ? [`    ${l10n.t('Directory roles: {0}', roles.join(', '))}`] : []),
    ]);
  if (lacks.length > named) lines.push(l10n.t('and {0} more tenants, which the plan names', lacks.length - named));
  return {
    message: l10n.t('The sign-ins lack what the deployment of "{0}" needs.', title),
    detail: [...lines, '', l10n.t('Graph will refuse the changes that need them.')].join('\n'),
    button: l10n.t('Deploy Anyway'),
  };
}
