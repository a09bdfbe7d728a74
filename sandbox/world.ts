// The running sandbox as the resources see it: all tenants, the clock, the ids, the lag of replication.
import { GraphError } from './errors.ts';
import { countedId } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { LagKind, Settings } from './options.ts';
import { rowOf, type SandboxState, type Table, type TenantState } from './state.ts';

export class World {
  readonly settings: Settings;
  state: SandboxState;
  constructor(settings: Settings, state: SandboxState) {
    this.settings = settings;
    this.state = state;
  }

  now(): number {
    return this.settings.clock();
  }

  timestamp(): string {
    return new Date(this.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  }

  newId(): string {
    this.state.sequence += 1;
    return countedId(this.settings.seed, this.state.sequence);
  }

  tenant(id: string): TenantState | undefined {
    return rowOf(this.state.tenants, id.toLowerCase());
  }

  tenantOfDomain(domain: string): TenantState | undefined {
    const name = domain.toLowerCase();
    return Object.values(this.state.tenants).find(tenant => tenant.domains.some(other => other.toLowerCase() === name));
  }

  signedIn(id: string): TenantState {
    const tenant = this.tenant(id);
    if (!tenant) throw new GraphError(401, 'OrganizationFromTenantGuidNotFound', `The tenant for tenant guid '${id}' does not exist.`);
    return tenant;
  }

  /** Hides an object for as long as its kind lags, and in lists for as long as these do. */
  hide(tenant: TenantState, kind: LagKind, id: string): void {
    this.delay(tenant, kind, `${kind} ${id}`);
    if (kind !== 'jobStart') this.delay(tenant, 'list', `list ${kind} ${id}`);
  }

  private delay(tenant: TenantState, kind: LagKind, key: string): void {
    const { reads = 0, ms = 0, flaps = 0 } = this.settings.lag[kind] ?? {};
    if (reads > 0 || ms > 0 || flaps > 0) tenant.pending[key] = { reads, until: this.now() + ms, ...(flaps > 0 ? { flaps } : {}) };
  }

  /** Whether an object is there for this read; asking counts as one. */
  visible(tenant: TenantState, kind: LagKind, id: string): boolean {
    return this.arrived(tenant, `${kind} ${id}`);
  }

  private arrived(tenant: TenantState, key: string): boolean {
    const pending = tenant.pending[key];
    if (!pending) return true;
    if (pending.reads > 0) {
      pending.reads -= 1;
      return false;
    }
    if (pending.until > this.now()) return false;
    if (pending.flaps) {
      pending.flaps -= 1;
      // The first of these reads sees it, the next one does not.
      pending.stale = !pending.stale;
      return pending.stale;
    }
    delete tenant.pending[key];
    return true;
  }

  find(tenant: TenantState, kind: LagKind | undefined, table: Table, id: string): JsonObject | undefined {
    const found = rowOf(table, id.toLowerCase());
    if (!found || (kind && !this.visible(tenant, kind, id.toLowerCase()))) return undefined;
    return found;
  }

  all(tenant: TenantState, kind: LagKind | undefined, table: Table, keyOf: (entity: JsonObject) => string = entity => String(entity['id'])): JsonObject[] {
    const entities = Object.values(table);
    if (!kind) return entities;
    return entities.filter(entity => this.visible(tenant, kind, keyOf(entity)) && this.arrived(tenant, `list ${kind} ${keyOf(entity)}`));
  }
}
