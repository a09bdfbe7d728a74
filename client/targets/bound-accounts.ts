import type { Disposable, Memento } from 'vscode';

const KEY = 'tenantry.accounts';

/** An account of the editor: what it is known by there, and to people. */
export interface BoundAccount {
  readonly id: string;
  readonly label: string;
}

/** Which account signs in to which tenant: names of accounts by tenant id, nothing secret. */
export class BoundAccounts {
  private readonly memory: Memento;
  private readonly listeners = new Set<() => void>();

  constructor(memory: Memento) {
    this.memory = memory;
  }

  of(tenantId: string): string | undefined {
    return this.all()[tenantId]?.id;
  }

  labelOf(tenantId: string): string | undefined {
    return this.all()[tenantId]?.label;
  }

  get(tenantId: string): BoundAccount | undefined {
    return this.all()[tenantId];
  }

  async bind(tenantId: string, { id, label }: BoundAccount): Promise<void> {
    await this.write({ ...this.all(), [tenantId]: { id, label } });
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
    return this.memory.get<Record<string, BoundAccount>>(KEY, {});
  }

  private async write(accounts: Readonly<Record<string, BoundAccount>> | undefined): Promise<void> {
    await this.memory.update(KEY, accounts);
    for (const listener of this.listeners) listener();
  }
}
