import { type Command, InvalidArgumentError, Option } from 'commander';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox, type SandboxOptions, SandboxStateError } from '../../sandbox/index.ts';
import { CommandError, exitCodes } from '../exit-codes.ts';
import { openProjects } from '../files.ts';
import type { Io } from '../io.ts';
import { conditionsOf, type SandboxConditions, withSandboxConditions } from '../sandbox-options.ts';

/** `tenantry sandbox [files…]`: serves until it is interrupted. */
export function sandboxCommand(program: Command, io: Io): void {
  const command = program
    .command('sandbox')
    .description('Run an embedded Microsoft Graph on this machine, with the tenants of some topologies and what exists in them')
    .argument('[paths...]', 'topologies whose tenants it holds')
    .addOption(new Option('-p, --port <port>', 'port on 127.0.0.1').argParser(readPort).default(0, 'a free one'))
    .option('--state <folder>', 'keep its state in this folder')
    .option('--reset', 'forget the state of the folder first')
    .option('--json', 'print the address as JSON');
  withSandboxConditions(command).action(
    async (paths: string[], options: SandboxConditions & { port: number; state?: string; reset?: boolean; json?: boolean }) => {
      const projects = paths.length > 0 ? await openProjects(paths) : [];
      const sandbox = open({ ...(await conditionsOf(options)), persist: options.state });
      if (options.reset) sandbox.reset();
      for (const project of projects) sandbox.seed(seedOf(project.topology));
      const listening = await sandbox.listen({ port: options.port }).catch(error => {
        throw new CommandError(error instanceof Error ? error.message : String(error), exitCodes.failed);
      });
      const tenants = Object.values(sandbox.state().tenants).map(tenant => tenant.displayName);
      if (options.json) io.out(JSON.stringify({ schema: 'tenantry.sandbox/1', url: listening.url, tenants }));
      else
        io.out(
          `Microsoft Graph sandbox at ${listening.url}\nTenants: ${tenants.join(', ') || 'none'}\nDeploy to it: tenantry deploy <file> --graph ${listening.url}\nCtrl+C stops it.`,
        );
      await new Promise<void>(resolve => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await listening.close();
    },
  );
}

function open(options: SandboxOptions) {
  try {
    return createSandbox(options);
  } catch (error) {
    if (error instanceof SandboxStateError) throw new CommandError(error.message);
    throw error;
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
