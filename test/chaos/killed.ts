import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type JournalLine, readJournal } from '../../deploy/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox, type FaultCall, type FaultHook, type Sandbox, type SandboxOptions, type SandboxSeed } from '../../sandbox/index.ts';
import { exampleUri, inventory, prompt, topologyOf } from '../deploy/world.ts';

const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const fastTime = new URL('fast-time.ts', import.meta.url).href;
const example = 'soc-topology-1/soc.tenantry';
const file = fileURLToPath(exampleUri(example));

/** What a deployment in a process of its own left behind, and what the sandbox saw of it. */
export interface Run {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
  /** Requests in the order in which they came: `POST /groups`. */
  readonly requests: readonly string[];
  readonly writes: readonly string[];
  readonly journal: readonly JournalLine[];
}

/** A sandbox on this machine with topology 1, and a folder for journals. */
export class KillWorld {
  private readonly sandbox: Sandbox;
  private readonly seed: SandboxSeed;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'tenantry-killed-'));
  private hook: FaultHook = () => undefined;
  private runs = 0;
  private worlds = 0;
  private url = '';
  private close: () => Promise<void> = async () => {};

  private constructor(seed: SandboxSeed, options: SandboxOptions) {
    this.seed = seed;
    this.sandbox = createSandbox({ privilegedRoles: 'accept', ...prompt, ...options, faults: call => this.hook(call) });
  }

  static async open(options: SandboxOptions = {}): Promise<KillWorld> {
    const world = new KillWorld(seedOf(await topologyOf(exampleUri(example))), options);
    ({ url: world.url, close: world.close } = await world.sandbox.listen());
    return world;
  }

  async end(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Tenants as they were before any deployment, of which there is no journal either. */
  forget(): void {
    this.worlds++;
    this.sandbox.reset();
    this.sandbox.seed(this.seed);
  }

  get inventory(): Record<string, number> {
    return inventory(this.sandbox);
  }

  /** Deploys; the process gets SIGKILL when the sandbox has received so many requests, and the last one is carried out. */
  async deploy(killAfter = Number.POSITIVE_INFINITY): Promise<Run> {
    return this.run([], killAfter);
  }

  /** Deploys after a run that was killed: a write that never left is waited for as one that is not visible yet. */
  async deployAgain(): Promise<Run> {
    return this.run(['--import', fastTime], Number.POSITIVE_INFINITY);
  }

  private async run(node: readonly string[], killAfter: number): Promise<Run> {
    const journal = path.join(this.folder, String(this.worlds), `${++this.runs}.jsonl`);
    const child = spawn(process.execPath, [...node, cli, 'deploy', file, '--graph', this.url, '--yes', '--journal', journal], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const calls: FaultCall[] = [];
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    this.hook = call => {
      calls.push(call);
      if (calls.length === killAfter) child.kill('SIGKILL');
      return undefined;
    };
    const [exitCode, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    this.hook = () => undefined;
    const named = ({ method, path: target }: FaultCall) => `${method} ${target}`;
    const isWrite = ({ method, path: target }: FaultCall) => method !== 'GET' && !/\/(validateCredentials|getAvailableExtensionProperties)$/.test(target);
    return {
      exitCode,
      signal,
      errors,
      requests: calls.map(named),
      writes: calls.filter(isWrite).map(named),
      journal: existsSync(journal) ? readJournal(journal) : [],
    };
  }
}

/**
 * Kills a deployment after the nth request, runs it again and once more, and says what is wrong; nothing when all is well.
 * @param calm what a deployment that nobody kills leaves
 */
export async function killedAt(n: number, world: KillWorld, calm: Record<string, number>): Promise<string[]> {
  world.forget();
  const wrong: string[] = [];
  const killed = await world.deploy(n);
  if (killed.signal !== 'SIGKILL') wrong.push(`the process ended by itself (${killed.exitCode}): ${killed.errors}`);
  const named = new Set(killed.journal.filter(({ type }) => type === 'intent').map(({ request }) => request));
  for (const request of killed.writes) if (!named.has(request)) wrong.push(`${request} is not in the journal`);
  if (killed.journal.some(({ type }) => type === 'end')) wrong.push('the journal says that the run came to its end');
  const again = await world.deployAgain();
  if (again.exitCode !== 0) wrong.push(`the second run ended with ${again.exitCode}: ${again.errors}`);
  const found = world.inventory;
  for (const table of new Set([...Object.keys(calm), ...Object.keys(found)]))
    if (found[table] !== calm[table]) wrong.push(`${table}: ${found[table] ?? 0} in place of ${calm[table] ?? 0}`);
  const third = await world.deployAgain();
  if (third.writes.length > 0) wrong.push(`a third run still writes: ${third.writes.join(', ')}`);
  return wrong.map(sentence => `killed after request ${n}: ${sentence}`);
}
