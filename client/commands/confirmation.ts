import { l10n } from 'vscode';
import type { PlanResult, TenantCounts } from '../../server/engine-protocol.ts';

/** What a person is asked before anything is written. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly button: string;
  /** Nothing outside of this machine is changed. */
  readonly harmless?: true;
}

/** A dialog that is higher than the screen hides its buttons. */
const named = 8;

/** Names the target, the tenants that are written with domain and counts, live ones with their ids too, and how many more there are. */
export function confirmation(title: string, { target, tenants }: Pick<PlanResult, 'target' | 'tenants'>): Question {
  const written = tenants.filter(tenant => total(tenant) > 0);
  const count = written.length === 1 ? l10n.t('1 tenant') : l10n.t('{0} tenants', written.length);
  const lines = written.slice(0, named).map(tenant => {
    const line = `${tenant.displayName}${tenant.domain ? ` (${tenant.domain})` : ''}: ${counts(tenant)}`;
    return target === 'live' ? `${line}\n    ${tenant.id}` : line;
  });
  const more = written.slice(named);
  if (more.length > 0) lines.push(l10n.t('and {0} more tenants: {1}', more.length, counts(sum(more))));
  if (target === 'live') {
    const message = l10n.t('Deploy "{0}" to {1} in Microsoft Graph? These are live tenants.', title, count);
    return { message, detail: lines.join('\n'), button: l10n.t('Deploy to Live Tenants') };
  }
  const detail = [...lines, '', l10n.t('Nothing leaves this machine.')].join('\n');
  return { message: l10n.t('Deploy "{0}" to {1} in the sandbox?', title, count), detail, button: l10n.t('Deploy to Sandbox'), harmless: true };
}

const sum = (tenants: readonly TenantCounts[]): Counts => ({
  create: tenants.reduce((all, { create }) => all + create, 0),
  update: tenants.reduce((all, { update }) => all + update, 0),
  remove: tenants.reduce((all, { remove }) => all + remove, 0),
});

type Counts = Pick<TenantCounts, 'create' | 'update' | 'remove'>;

export const total = ({ create, update, remove }: Counts): number => create + update + remove;

/** `3 to create, 1 to change` */
export function counts({ create, update, remove }: Counts): string {
  const parts = [create && l10n.t('{0} to create', create), update && l10n.t('{0} to change', update), remove && l10n.t('{0} to remove', remove)];
  return parts.filter(part => part).join(', ') || l10n.t('nothing to do');
}
