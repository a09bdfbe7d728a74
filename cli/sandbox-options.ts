import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { FaultFileError, type Lag, type LagKind, lagKinds, optionsOf, readFaultFile, type SandboxOptions } from '../sandbox/index.ts';
import { CommandError } from './exit-codes.ts';
import { harmless } from './io.ts';

/** What makes a sandbox less comfortable, as stated on the command line. */
export interface SandboxConditions {
  readonly faults?: string;
  readonly latency?: number;
  readonly pageSize?: number;
  readonly enforcePermissions?: boolean;
  readonly lag?: SandboxOptions['lag'];
  readonly throttle?: number;
}

export function withSandboxConditions(command: Command): Command {
  return command
    .option('--faults <file>', 'faults and conditions from a JSON file')
    .addOption(new Option('--latency <ms>', 'milliseconds that every call takes').argParser(whole(0)))
    .addOption(new Option('--page-size <n>', 'objects on one page of a list').argParser(whole(1)))
    .option('--enforce-permissions', 'check the permissions and roles of every token')
    .addOption(new Option('--lag <kinds>', 'how late new objects appear: group=2,list=500ms (reads or milliseconds)').argParser(readLag))
    .addOption(new Option('--throttle <scale>', 'throttle by the published limits times this, such as 0.01').argParser(readScale));
}

/** Options of the command line come before those of the file. */
export async function conditionsOf({ faults, latency, pageSize, enforcePermissions, lag, throttle }: SandboxConditions): Promise<SandboxOptions> {
  const file = faults === undefined ? {} : await optionsOfFile(faults);
  const stated = { latency, pageSize, enforcePermissions };
  return {
    ...file,
    ...Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined)),
    lag: { ...file.lag, ...lag },
    throttling: throttle === undefined ? file.throttling : { ...file.throttling, scale: throttle },
  };
}

async function optionsOfFile(path: string): Promise<SandboxOptions> {
  try {
    return optionsOf(readFaultFile(await readFile(path, 'utf8')));
  } catch (error) {
    const why = error instanceof FaultFileError ? error.message.replaceAll('\n', '\n  ') : error instanceof Error ? error.message : String(error);
    throw new CommandError(`${path} cannot be used:\n  ${harmless(why)}`);
  }
}

const whole = (least: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < least) throw new InvalidArgumentError(`It must be a whole number from ${least}.`);
  return value;
};

function readScale(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}

function readLag(text: string): Partial<Record<LagKind, Lag>> {
  return Object.fromEntries(
    text.split(',').map(part => {
      const [, name = '', amount = '', unit] = /^(\w+)=(\d+)(ms)?$/.exec(part.trim()) ?? [];
      const kind = lagKinds.find(known => known === name);
      if (!kind) throw new InvalidArgumentError(`Write kind=reads or kind=500ms. Kinds: ${lagKinds.join(', ')}.`);
      return [kind, unit ? { ms: Number(amount) } : { reads: Number(amount) }];
    }),
  );
}
