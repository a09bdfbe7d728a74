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
  const count = written.length === 1 ? '1 tenant' : `${written.length} tenants`;
  const lines = written.map(tenant => `${tenant.displayName} (${[tenant.domain, tenant.id].filter(Boolean).join(', ')})\n    ${counts(tenant)}`);
  return target === 'live'
    ? { message: `Deploy ${title} to ${count} in Microsoft Graph? These are live tenants.`, detail: lines.join('\n'), button: 'Deploy to Live Tenants' }
    : { message: `Deploy ${title} to ${count} in the sandbox?`, detail: `${lines.join('\n')}\n\nNothing leaves this machine.`, button: 'Deploy to Sandbox' };
}

export const total = ({ create, update, remove }: TenantCounts): number => create + update + remove;

/** `3 to create, 1 to change` */
export function counts({ create, update, remove }: TenantCounts): string {
  const parts = [create && `${create} to create`, update && `${update} to change`, remove && `${remove} to remove`];
  return parts.filter(part => part).join(', ') || 'nothing to do';
}
