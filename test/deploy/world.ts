import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { apply, type Clock, type Connections, type ConnectOptions, connect, type DeployReport, type Plan, plan, Trace } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import { loadProject } from '../../language/project/load.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const contract = new URL('../../../shared/tools/graph-contract/lib/index.mjs', import.meta.url);

/** Root files of the examples. */
export const examples = [
  'soc-topology-1/soc.tenantry',
  'soc-topology-2/soc.tenantry',
  'birthright/birthright.tenantry',
  'hub-application/hub.tenantry',
  'hub-user/users.tenantry',
  'joint-venture/venture.tenantry',
  'mesh/mesh.tenantry',
  'production-test/test-tenant.tenantry',
];

export const exampleUri = (name: string): string => pathToFileURL(`${repository}examples/${name}`).href;

export const topologyOf = async (uri: string): Promise<Topology> => (await loadProject(uri, NodeFileSystem.fileSystemProvider())).topology;

/** A topology written in a test. */
export async function topologyFrom(text: string): Promise<Topology> {
  const uri = pathToFileURL(`${repository}test/deploy/in-memory.tenantry`).href;
  const { topology, problems } = await loadProject(uri, NodeFileSystem.fileSystemProvider(), new Map([[uri, text]]));
  const errors = problems.filter(problem => problem.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(problem => problem.message).join('\n'));
  return topology;
}

/** Tenants in a sandbox, and the way to them. */
export class DeployWorld {
  readonly topology: Topology;
  readonly sandbox: Sandbox;
  readonly trace = new Trace();
  connections!: Connections;

  private constructor(topology: Topology, sandbox: Sandbox) {
    this.topology = topology;
    this.sandbox = sandbox;
  }

  static async create(topology: Topology, sandboxOptions: SandboxOptions = {}, connectOptions: ConnectOptions = {}): Promise<DeployWorld> {
    const sandbox = createSandbox({ privilegedRoles: 'accept', ...sandboxOptions });
    sandbox.seed(seedOf(topology));
    const world = new DeployWorld(topology, sandbox);
    world.connections = await world.connect(topology, connectOptions);
    return world;
  }

  connect(topology: Topology, options: ConnectOptions = {}): Promise<Connections> {
    return connect(topology, { graphRoot: 'http://127.0.0.1:1', fetch: request => this.sandbox.request(request), trace: this.trace, ...options });
  }

  plan(topology = this.topology): Promise<Plan> {
    return plan(topology, this.connections);
  }

  apply(made: Plan, topology = this.topology, options: Parameters<typeof apply>[3] = {}): Promise<DeployReport> {
    return apply(made, topology, this.connections, options);
  }
}

export const contractIsHere = existsSync(contract);

/** How many objects of each table a tenant holds. */
export function inventory(sandbox: Sandbox): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const tenant of Object.values(sandbox.state().tenants)) {
    for (const [table, objects] of Object.entries(tenant)) {
      if (typeof objects === 'object' && !Array.isArray(objects) && !['pending', 'resourceRequests', 'roleScheduleRequests'].includes(table))
        counts[`${tenant.displayName} ${table}`] = Object.keys(objects).length;
    }
  }
  return counts;
}

/** Time that passes only when somebody waits. */
export class PatientClock implements Clock {
  private time = Date.now();
  /** All waits so far, in milliseconds. */
  readonly waits: number[] = [];

  now(): number {
    return this.time;
  }

  async sleep(ms: number): Promise<void> {
    this.time += ms;
    this.waits.push(ms);
    await new Promise(resolve => setImmediate(resolve));
  }
}

/** Objects are there at once, so that nothing is read twice. */
export const prompt: SandboxOptions = { lag: { servicePrincipal: { reads: 0 }, catalogResource: { reads: 0 }, jobStart: { reads: 0 } } };

/** What the published contract has to say about a trace. */
export async function contractErrors(trace: Trace): Promise<string[]> {
  const { checkTrace } = (await import(contract.href)) as {
    checkTrace: (har: unknown) => { findings: { code: string; severity: string; message: string; request?: string }[] };
  };
  return checkTrace(JSON.parse(JSON.stringify(trace.toHar()))).findings.flatMap(({ code, severity, message, request }) =>
    severity === 'error' ? [`${code} ${request ?? ''}: ${message}`] : [],
  );
}
