import type { DeployEvent, Plan } from '../../deploy/index.ts';
import type { DeployProgress } from '../engine-protocol.ts';

/** How far each tenant is, from the events of a deployment. */
export class ProgressLine {
  private readonly planId: string;
  private readonly tenants: Map<string, DeployProgress['tenants'][number]>;

  constructor(planId: string, plan: Plan) {
    this.planId = planId;
    const written = plan.tenants.filter(({ create, update, remove }) => create + update + remove > 0);
    this.tenants = new Map(
      written.map(({ name, displayName }) => [name, { displayName, ended: 0, total: plan.operations.filter(({ tenant }) => tenant === name).length }]),
    );
  }

  /** The state after an event; nothing where it is the same as before. */
  after(event: DeployEvent): DeployProgress | undefined {
    const tenant = this.tenants.get(event.tenant);
    if (!tenant) return undefined;
    if (event.type === 'tenant') this.tenants.set(event.tenant, { ...tenant, ended: event.ended, total: event.total });
    else if (event.type === 'operation' && event.state !== 'running') return undefined;
    return { planId: this.planId, tenants: [...this.tenants.values()], message: messageOf(event, tenant.displayName) };
  }
}

function messageOf(event: DeployEvent, tenant: string): string {
  if (event.type === 'waiting') return `${tenant} waits: ${event.reason}`;
  return event.type === 'verifying' ? `${tenant}: reads what was written` : '';
}
