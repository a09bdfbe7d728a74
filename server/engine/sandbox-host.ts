import type { Listening, Sandbox, SandboxSeed } from '../../sandbox/index.ts';
import type { SandboxParams, SandboxStatus } from '../engine-protocol.ts';
import { NotConnected } from './not-connected.ts';

/** The one sandbox of this engine: started when it is first needed, stopped with the engine. */
export class SandboxHost {
  private readonly changed: (status: SandboxStatus) => void;
  private running: Promise<{ sandbox: Sandbox; listening: Listening }> | undefined;

  constructor(changed: (status: SandboxStatus) => void) {
    this.changed = changed;
  }

  /** @returns the Graph root of the sandbox, without version. */
  async start(params: SandboxParams): Promise<string> {
    const { listening } = await this.started(params);
    return listening.url;
  }

  /** Adds what is missing. @throws NotConnected when an earlier topology brought another tenant with the same domain. */
  async seed(params: SandboxParams, seed: SandboxSeed): Promise<void> {
    const { sandbox } = await this.started(params);
    refuseTakenDomains(seed, sandbox);
    if (sandbox.seed(seed) > 0) this.changed(await this.status());
  }

  /** Forgets everything that was deployed to it. */
  async reset(params: SandboxParams): Promise<void> {
    const { sandbox } = await this.started(params);
    sandbox.reset();
    this.changed(await this.status());
  }

  async stop(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    await (await running)?.listening.close();
    if (running) this.changed({ running: false });
  }

  async status(): Promise<SandboxStatus> {
    if (!this.running) return { running: false };
    const { sandbox, listening } = await this.running;
    const tenants = Object.values(sandbox.state().tenants).map(tenant => tenant.displayName);
    return { running: true, url: listening.url, tenants };
  }

  private started(params: SandboxParams): Promise<{ sandbox: Sandbox; listening: Listening }> {
    if (!this.running) {
      const running = open(params);
      this.running = running;
      running.then(
        async () => this.changed(await this.status()),
        () => {
          if (this.running === running) this.running = undefined;
        },
      );
    }
    return this.running;
  }
}

/** A domain belongs to one tenant, in the sandbox as in Entra. */
function refuseTakenDomains(seed: SandboxSeed, sandbox: Sandbox): void {
  const owners = new Map(Object.values(sandbox.state().tenants).flatMap(tenant => tenant.domains.map(domain => [domain.toLowerCase(), tenant] as const)));
  for (const { id, domains = [] } of seed.tenants) {
    for (const domain of domains) {
      const owner = owners.get(domain.toLowerCase());
      if (!owner || owner.id === id) continue;
      throw new NotConnected(
        'sandbox-domain-taken',
        `The sandbox knows ${domain} as a domain of the tenant ${owner.id}, from another topology; here it belongs to ${id}. Reset the sandbox to go on.`,
      );
    }
  }
}

async function open({ persist, port }: SandboxParams): Promise<{ sandbox: Sandbox; listening: Listening }> {
  const { createSandbox } = await import('../../sandbox/index.ts');
  const sandbox = createSandbox({ persist, enforcePermissions: true });
  return { sandbox, listening: await sandbox.listen({ port }) };
}
