import { spawn } from 'node:child_process';

export interface Ended {
  /** `null` where a signal ended it. */
  readonly code: number | null;
  /** The end of what it printed. */
  readonly output: string;
  readonly seconds: number;
  /** Whether it took longer than it may. */
  readonly late: boolean;
}

/** Runs a script with this Node, shows what it prints, and keeps the end of it. */
export function run(cwd: string, command: readonly string[], minutes: number): Promise<Ended> {
  const started = Date.now();
  const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
  const child = spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const hear = (to: NodeJS.WritableStream) => (part: string) => {
    output = (output + part).slice(-20_000);
    to.write(part);
  };
  child.stdout.setEncoding('utf8').on('data', hear(process.stdout));
  child.stderr.setEncoding('utf8').on('data', hear(process.stderr));
  let late = false;
  const timers = [minutes * 60_000, minutes * 60_000 + 10_000].map((time, i) =>
    setTimeout(() => {
      late = true;
      child.kill(i === 0 ? 'SIGTERM' : 'SIGKILL');
    }, time),
  );
  const forward = (signal: NodeJS.Signals) => {
    child.kill(signal);
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // A grandchild may hold the pipes open, so the end of the process counts, not that of its output.
    child.on('exit', code => {
      for (const timer of timers) clearTimeout(timer);
      for (const signal of signals) process.off(signal, forward);
      setTimeout(() => resolve({ code, output, seconds: Math.round((Date.now() - started) / 1000), late }), 200);
    });
  });
}
