import type { Command } from 'commander';
import { planPrune } from '../../deploy/index.ts';
import type { Io } from '../io.ts';
import { type RemovingOptions, removing, withRemovalOptions } from '../removing.ts';

/** `tenantry prune file`: takes away what carries the name of the topology and is no longer in it; shows it first. */
export function pruneCommand(program: Command, io: Io): void {
  const command = program
    .command('prune')
    .description('Remove what was made for the topology and is no longer in it; the topology needs a name')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('--packages', 'also packages and policies in catalogs that stay: only their catalog says that they may have been made from here');
  withRemovalOptions(command).action((file: string, options: RemovingOptions & { readonly packages?: boolean }) =>
    removing(file, options, io, (topology, connections) => planPrune(topology, connections, options)),
  );
}
