// An embedded Microsoft Graph v1.0: stateful, for many tenants, strict.
import { createApp } from './app.ts';
import { faultSource } from './faults.ts';
import { type Listening, listen } from './listen.ts';
import { type SandboxOptions, settingsOf } from './options.ts';
import { persist, restore } from './persist.ts';
import { createRouter } from './router.ts';
import { routes } from './routes.ts';
import { applySeed } from './seed.ts';
import type { SandboxSeed } from './seed-shape.ts';
import { emptyState, type SandboxState } from './state.ts';
import { createThrottle } from './throttle.ts';
import { World } from './world.ts';

export { type FaultFile, FaultFileError, optionsOf, readFaultFile } from './fault-file.ts';
export { ConnectionReset, type Fault, type FaultAction, type FaultCall, type FaultHook, type FaultMatch, type FaultResponse } from './faults.ts';
export type { Listening } from './listen.ts';
export { type Lag, type LagKind, lagKinds, type SandboxOptions, type Unconfirmed } from './options.ts';
export { SandboxStateError } from './persist.ts';
export type { SandboxSeed, SeedApplication, SeedCatalog, SeedConnectedOrganization, SeedGroup, SeedPackage, SeedTenant, SeedUser } from './seed-shape.ts';
export type { SandboxState, TenantState } from './state.ts';
export type { Limit, Throttling, Workload } from './throttle.ts';

export interface Sandbox {
  /** One request, in process. Any origin is taken; Graph is below /v1.0. Rejects when a fault resets the connection. */
  request(input: Request): Promise<Response>;
  /** Adds what is missing and leaves what is there. @returns how many objects were added. */
  seed(seed: SandboxSeed): number;
  /** A copy of everything the sandbox remembers. */
  state(): SandboxState;
  /** Forgets everything, tenants too. */
  reset(): void;
  /** Serves on 127.0.0.1. Port 0 or none takes a free one; a taken port rejects. */
  listen(options?: { port?: number }): Promise<Listening>;
  /** For the header X-Sandbox-Secret of /sandbox/*. */
  readonly secret: string;
}

/** @throws SandboxStateError when the folder of `persist` holds a state that cannot be read. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const settings = settingsOf(options);
  const folder = settings.persist;
  const world = new World(settings, folder === undefined ? emptyState() : restore(folder));
  const save = (): void => {
    if (folder !== undefined) persist(folder, world.state);
  };
  const namesOf = (id: string): string[] => {
    const tenant = world.tenant(id);
    return [id, ...(tenant ? [tenant.displayName, ...tenant.domains] : [])].map(name => name.toLowerCase());
  };
  const faults = faultSource({ faults: settings.faults, batchFaults: settings.batchFaults, seed: settings.faultSeed, namesOf });
  const throttle = settings.throttling ? createThrottle(settings.throttling, () => world.now()) : () => undefined;
  const app = createApp({ world, find: createRouter(routes), faults, throttle, save });
  const request = async (input: Request): Promise<Response> => app.fetch(input);
  return {
    request,
    seed(seed) {
      const added = applySeed(world, seed);
      save();
      return added;
    },
    state: () => structuredClone(world.state),
    reset() {
      world.state = emptyState();
      save();
    },
    listen: ({ port = 0 } = {}) => listen(request, settings.secret, port),
    secret: settings.secret,
  };
}
