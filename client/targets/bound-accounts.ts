import type { Memento } from 'vscode';

const KEY = 'tenantry.accounts';

/** Which account signs in to which tenant: ids of accounts by tenant id, nothing secret. */
export class BoundAccounts {
  private readonly memory: Memento;

  constructor(memory: Memento) {
    this.memory = memory;
  }

  of(tenantId: string): string | undefined {
    return this.memory.get<Record<string, string>>(KEY, {})[tenantId];
  }

  async bind(tenantId: string, accountId: string): Promise<void> {
    await this.memory.update(KEY, { ...this.memory.get<Record<string, string>>(KEY, {}), [tenantId]: accountId });
  }

  async forgetAll(): Promise<void> {
    await this.memory.update(KEY, undefined);
  }
}
