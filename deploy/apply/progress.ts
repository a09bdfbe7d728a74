import type { Binding, Operation, Plan } from '../plan/plan.ts';
import { earlier } from '../plan/schedule.ts';
import type { Failure } from './failure.ts';
import type { DeployEvent, OperationReport, OperationState } from './report.ts';

/** How far a deployment is: what has ended and how, and where everything is by now. */
export class Progress {
  private readonly reports = new Map<string, OperationReport>();
  private readonly operations: ReadonlyMap<string, Operation>;
  private readonly byTenant: ReadonlyMap<string, readonly Operation[]>;
  private readonly bindings: Map<string, Binding>;
  private readonly written = new Map<string, Binding>();
  private readonly emit: (event: DeployEvent) => void;
  /** Operations of each tenant that have not ended, by stage. */
  private readonly left = new Map<string, [number, number, number]>();
  private readonly totals = new Map<string, number>();
  private waiters: (() => void)[] = [];

  constructor(plan: Plan, emit: (event: DeployEvent) => void) {
    this.operations = new Map(plan.operations.map(operation => [operation.id, operation]));
    this.byTenant = Map.groupBy(plan.operations, operation => operation.tenant);
    for (const { tenant, stage } of plan.operations) {
      const left = this.left.get(tenant) ?? [0, 0, 0];
      left[stage]++;
      this.left.set(tenant, left);
      this.totals.set(tenant, (this.totals.get(tenant) ?? 0) + 1);
    }
    this.bindings = new Map(Object.entries(plan.bindings));
    this.emit = emit;
  }

  binding(key: string): Binding | undefined {
    return this.bindings.get(key);
  }

  /** What this run itself has written. */
  get writtenBindings(): ReadonlyMap<string, Binding> {
    return this.written;
  }

  stateOf(id: string): OperationState | undefined {
    return this.reports.get(id)?.state;
  }

  report(id: string): OperationReport | undefined {
    return this.reports.get(id);
  }

  running({ id, tenant, title }: Operation): void {
    this.emit({ type: 'operation', tenant, id, title, state: 'running' });
  }

  waiting({ id, tenant }: Operation, reason: string): void {
    this.emit({ type: 'waiting', tenant, id, reason });
  }

  done(operation: Operation, binding: Binding | undefined): void {
    if (binding) {
      this.bindings.set(operation.id, binding);
      this.written.set(operation.id, binding);
    }
    this.end(operation, 'done');
  }

  end(operation: Operation, state: OperationState, failure?: Failure): void {
    const { id, tenant, title, action, stage } = operation;
    const left = this.left.get(tenant) ?? [0, 0, 0];
    if (!this.reports.has(id)) left[stage]--;
    this.reports.set(id, { id, tenant, title, action, state, ...failure });
    this.emit({ type: 'operation', tenant, id, title, state, message: failure?.message });
    const total = this.totals.get(tenant) ?? 0;
    this.emit({ type: 'tenant', tenant, ended: total - left[0] - left[1] - left[2], total });
    for (const wake of this.waiters.splice(0)) wake();
  }

  /** Whether everything that the operation waits for has ended. */
  ready(operation: Operation): boolean {
    return (
      operation.dependsOn.every(id => this.reports.has(id) || !this.operations.has(id)) &&
      operation.lastIn.every(tenant => (this.left.get(tenant) ?? []).slice(0, operation.stage).every(count => count === 0))
    );
  }

  /** Whether it waits, and for other tenants only: nothing that its own tenant does next can help it. */
  waitsForOthers(operation: Operation): boolean {
    const own = (other: Operation, seen: Set<string>): boolean => {
      if (seen.has(other.id)) return false;
      seen.add(other.id);
      return this.open(other).some(next => next.tenant === operation.tenant || own(next, seen));
    };
    return !this.ready(operation) && !own(operation, new Set());
  }

  private open(operation: Operation): Operation[] {
    const before = [...operation.dependsOn.flatMap(id => this.operations.get(id) ?? []), ...earlier(operation, tenant => this.byTenant.get(tenant) ?? [])];
    return before.filter(other => !this.reports.has(other.id));
  }

  /** The first dependency that did not succeed. */
  obstacle({ dependsOn }: Operation): Operation | undefined {
    return dependsOn.flatMap(id => this.operations.get(id) ?? []).find(other => this.reports.get(other.id)?.state !== 'done');
  }

  /** Ends when the next operation has ended, in any tenant. */
  change(): Promise<void> {
    return new Promise(resolve => this.waiters.push(resolve));
  }

  verified(id: string, verified: boolean): void {
    const report = this.reports.get(id);
    if (report) this.reports.set(id, { ...report, verified });
  }

  all(): OperationReport[] {
    return [...this.operations.keys()].flatMap(id => this.reports.get(id) ?? []);
  }
}
