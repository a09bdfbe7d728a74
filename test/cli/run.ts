import { runCli } from '../../cli/cli.ts';
import type { Io } from '../../cli/io.ts';

export interface Run {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs one command line in this process. */
export async function run(args: readonly string[], io: Partial<Io> = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const before = process.exitCode;
  await runCli(args, { out: text => void out.push(text), err: text => void err.push(text), terminal: false, colour: false, cwd: process.cwd(), ...io });
  const exitCode = Number(process.exitCode ?? 0);
  process.exitCode = before;
  return { out: out.join('\n'), err: err.join('\n'), exitCode };
}
