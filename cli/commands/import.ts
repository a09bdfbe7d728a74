import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { ConnectionError, type Import, type ImportTenant, importTenants } from '../../deploy/index.ts';
import type { Topology } from '../../language/index.ts';
import { formatTopology } from '../../language/services/formatting/format.ts';
import { CommandError, exitCodes } from '../exit-codes.ts';
import { openProject } from '../files.ts';
import { readBack, readTenant, tenantsOf, topologyOf } from '../importing.ts';
import { harmless, type Io, paint } from '../io.ts';
import { repeatable } from '../repeatable.ts';
import { isLive, openTarget, type TargetOptions, withTargetOptions } from '../target.ts';

interface Options extends TargetOptions {
  readonly tenant: readonly ImportTenant[];
  readonly cloud: ImportTenant['cloud'];
  readonly out?: string;
  readonly name?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `tenantry import`: live tenants as a topology file whose plan is empty. */
export function importCommand(program: Command, io: Io): void {
  const command = program
    .command('import')
    .description('Read live tenants into a topology file; nothing is written to them, and the plan of the file is empty')
    .argument('[file]', 'a topology whose tenants are read, instead of --tenant')
    .addOption(repeatable('--tenant <name=id>', 'a tenant and the name that it gets', readTenant))
    .addOption(new Option('--cloud <cloud>', 'the cloud of these tenants').choices(['public', 'usGovernment', 'usGovernmentDoD', 'china']).default('public'))
    .option('-o, --out <folder>', 'write a file into this folder instead of the standard output')
    .option('--name <name>', 'name of the file, without its extension; the first tenant when absent')
    .option('--force', 'overwrite a file that is there')
    .addOption(new Option('--json', 'print JSON, schema tenantry.import/1, instead of the text'));
  withTargetOptions(command).action(async (file: string | undefined, options: Options) => {
    if (!options.graph && !isLive(options) && !options.state)
      throw new CommandError('Say where the tenants are: --live, --connections, --sign-in, --graph or --state.');
    const { tenants, topology } = await wanted(file, options, io);
    const abort = new AbortController();
    const target = await openTarget(topology, { ...options, strangers: file === undefined }, io, abort.signal);
    const onInterrupt = () => abort.abort();
    process.once('SIGINT', onInterrupt);
    try {
      const found = await importTenants(tenants, target.connections, {
        readBack: text => readBack(text, io.cwd),
        onEvent: ({ type }) => {
          if (io.terminal) io.err(paint(io, 'grey', type === 'reading' ? 'Reading the tenants …' : 'Comparing the file with the tenants …'));
        },
      }).catch(error => {
        if (abort.signal.aborted) throw new CommandError('Cancelled.', exitCodes.cancelled);
        throw error instanceof ConnectionError ? new CommandError(error.message, exitCodes.signIn) : error;
      });
      await deliver({ ...found, text: formatTopology(found.text) }, tenants, options, io);
    } finally {
      process.off('SIGINT', onInterrupt);
      await target.close();
    }
  });
}

async function wanted(file: string | undefined, options: Options, io: Io): Promise<{ tenants: readonly ImportTenant[]; topology: Topology }> {
  if ((file === undefined) === (options.tenant.length === 0)) throw new CommandError('Name tenants with --tenant name=id, or one topology file.');
  if (file !== undefined) {
    const { topology } = await openProject(file);
    return { topology, tenants: tenantsOf(topology) };
  }
  const tenants = options.tenant.map(tenant => ({ ...tenant, cloud: options.cloud }));
  return { tenants, topology: await topologyOf(tenants, io.cwd) };
}

async function deliver(found: Import, tenants: readonly ImportTenant[], options: Options, io: Io): Promise<void> {
  if (options.out !== undefined) {
    const name = options.name ?? tenants[0]?.name ?? 'imported';
    if (!/^[\w.-]+$/.test(name)) throw new CommandError(`"${name}" is no name of a file.`);
    await write(path.resolve(io.cwd, options.out), `${name}.tenantry`, found.text, options, io);
  }
  if (options.json) io.out(JSON.stringify(found, undefined, 2));
  else if (options.out === undefined) io.out(found.text.trimEnd());
  const titles = new Map(tenants.map(({ name, displayName }) => [name, displayName]));
  for (const { tenant, what, why } of found.omissions)
    io.err(`${paint(io, 'yellow', 'left out')} ${harmless(`${titles.get(tenant) ?? tenant}: ${what}: ${why}`.replace(/\s+/g, ' '))}`);
  for (const why of found.remaining) io.err(`${paint(io, 'red', 'error')} The plan of this file is not empty: ${harmless(why)}`);
  if (found.remaining.length > 0) process.exitCode = exitCodes.problems;
}

async function write(folder: string, name: string, text: string, { force }: Options, io: Io): Promise<void> {
  const file = path.join(folder, name);
  const shown = path.relative(io.cwd, file);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new CommandError(`${shown} is there already: add --force to overwrite it.`);
    throw new CommandError(`${shown} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  io.err(`Wrote ${shown}.`);
}
