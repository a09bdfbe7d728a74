import type { Disposable, Memento } from 'vscode';
import { type BoundAccount, readBindings } from './bindings.ts';

const KEY = 'tenantry.accounts';

/** Who signs in to which tenant and how, by tenant id: names of accounts, nothing secret. */
export class BoundAccounts {
  private readonly memory: Memento;
  private readonly listeners = new Set<() => void>();

  constructor(memory: Memento) {
    this.memory = memory;
  }

  get(tenantId: string): BoundAccount | undefined {
    return this.all()[tenantId];
  }

  async bind(tenantId: string, { how, id, label }: BoundAccount): Promise<void> {
    await this.write({ ...this.all(), [tenantId]: { how, ...(id ? { id } : {}), label } });
  }

  async forget(tenantId: string): Promise<void> {
    const { [tenantId]: _, ...others } = this.all();
    await this.write(others);
  }

  async forgetAll(): Promise<void> {
    await this.write(undefined);
  }

  onDidChange(listener: () => void): Disposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  private all(): Readonly<Record<string, BoundAccount>> {
    return readBindings(this.memory.get<unknown>(KEY));
  }

  private async write(accounts: Readonly<Record<string, BoundAccount>> | undefined): Promise<void> {
    await this.memory.update(KEY, accounts);
    for (const listener of this.listeners) listener();
  }
}
