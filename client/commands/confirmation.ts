import { l10n } from 'vscode';
import type { PlanResult, TenantCounts } from '../../server/engine-protocol.ts';

/** What a person is asked before anything is written. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly button: string;
}

/** Names the target, every tenant that is written with its domain and id, and the counts. */
export function confirmation(title: string, { target, tenants }: Pick<PlanResult, 'target' | 'tenants'>): Question {
  const written = tenants.filter(tenant => total(tenant) > 0);
  const count = written.length === 1 ? l10n.t('1 tenant') : l10n.t('{0} tenants', written.length);
  const lines = written.map(tenant => `${tenant.displayName} (${[tenant.domain, tenant.id].filter(Boolean).join(', ')})\n    ${counts(tenant)}`);
  if (target === 'live') {
    const message = l10n.t('Deploy "{0}" to {1} in Microsoft Graph? These are live tenants.', title, count);
    return { message, detail: lines.join('\n'), button: l10n.t('Deploy to Live Tenants') };
  }
  const detail = [...lines, '', l10n.t('Nothing leaves this machine.')].join('\n');
  return { message: l10n.t('Deploy "{0}" to {1} in the sandbox?', title, count), detail, button: l10n.t('Deploy to Sandbox') };
}

export const total = ({ create, update, remove }: TenantCounts): number => create + update + remove;

/** `3 to create, 1 to change` */
export function counts({ create, update, remove }: TenantCounts): string {
  const parts = [create && l10n.t('{0} to create', create), update && l10n.t('{0} to change', update), remove && l10n.t('{0} to remove', remove)];
  return parts.filter(part => part).join(', ') || l10n.t('nothing to do');
}
