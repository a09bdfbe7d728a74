import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { checkCommand } from './commands/check.ts';
import { deployCommand } from './commands/deploy.ts';
import { destroyCommand } from './commands/destroy.ts';
import { diagramCommand } from './commands/diagram.ts';
import { driftCommand } from './commands/drift.ts';
import { explainCommand } from './commands/explain.ts';
import { formatCommand } from './commands/format.ts';
import { importCommand } from './commands/import.ts';
import { lspCommand } from './commands/lsp.ts';
import { modelCommand } from './commands/model.ts';
import { planCommand } from './commands/plan.ts';
import { pruneCommand } from './commands/prune.ts';
import { sandboxCommand } from './commands/sandbox.ts';
import { whoamiCommand } from './commands/whoami.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { harmless, type Io, paint } from './io.ts';

/** Runs one command line; sets `process.exitCode` and never throws. */
export async function runCli(args: readonly string[], io: Io): Promise<void> {
  const program = new Command('tenantry')
    .description('Microsoft Entra multitenant topologies: check, draw, plan and deploy them')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ writeOut: text => io.out(text.trimEnd()), writeErr: text => io.err(text.trimEnd()) });
  checkCommand(program, io);
  explainCommand(program, io);
  formatCommand(program, io);
  modelCommand(program, io);
  diagramCommand(program, io);
  planCommand(program, io);
  deployCommand(program, io);
  destroyCommand(program, io);
  pruneCommand(program, io);
  driftCommand(program, io);
  importCommand(program, io);
  whoamiCommand(program, io);
  sandboxCommand(program, io);
  lspCommand(program);
  try {
    process.exitCode = exitCodes.ok;
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, io);
  }
}

function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof CommandError) {
    io.err(`${paint(io, 'red', 'error')} ${harmless(error.message)}`);
    return error.exitCode;
  }
  io.err(`${paint(io, 'red', 'error')} Something unexpected happened: ${harmless(error instanceof Error ? (error.stack ?? error.message) : String(error))}`);
  return exitCodes.failed;
}
