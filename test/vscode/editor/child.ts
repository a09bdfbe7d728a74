import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';

/** Processes that lead a group of their own; none of them outlives this process. */
const groups = new Set<number>();

process.on('exit', () => {
  for (const pid of groups) signal(pid, 'SIGKILL');
});

/** Ends this process in order when it is interrupted, so that everything it started ends with it. */
export function endOnSignals(code: number): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => process.exit(code));
}

export interface Started {
  readonly child: ChildProcess;
  /** Everything it has printed so far, both streams. */
  output(): string;
  /** Ends it with all its children and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a long-running program in a process group of its own. */
export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Started {
  const child = spawn(command, args, { env, cwd, detached: !windows, shell: command.endsWith('.cmd'), stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', chunk => chunks.push(chunk));
  const { pid } = child;
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', error => {
      chunks.push(String(error));
      resolve();
    });
  });
  if (pid) groups.add(pid);
  const stop = async () => {
    if (!pid) return;
    signal(pid, 'SIGTERM');
    await Promise.race([gone, sleep(5_000)]);
    signal(pid, 'SIGKILL');
    groups.delete(pid);
  };
  return { child, output: () => chunks.join(''), stop };
}

/** Runs a program to its end; its output, or an error that holds the last of it. */
export async function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { child, output, stop } = start(command, args, env, cwd);
  const code = await new Promise<number | null>(resolve => {
    child.once('close', resolve);
    child.once('error', () => resolve(-1));
  });
  await stop();
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output().slice(-3000)}`);
  return output();
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(windows ? pid : -pid, name);
  } catch {
    // The group is gone already.
  }
}
