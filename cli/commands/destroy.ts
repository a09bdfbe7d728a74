import type { Command } from 'commander';
import { planRemoval } from '../../deploy/index.ts';
import type { Io } from '../io.ts';
import { type RemovingOptions, removing, withRemovalOptions } from '../removing.ts';

/** `tenantry destroy file`: takes away what the topology made, and nothing else; shows it first. */
export function destroyCommand(program: Command, io: Io): void {
  const command = program
    .command('destroy')
    .description('Remove what the topology made, limited to what is provably its own')
    .argument('<file>', 'the root file, or a folder with one topology')
    .option('--only <key>', 'only this: kind:tenant/name, such as package:fabrikam/access, or sync:source/target');
  withRemovalOptions(command).action((file: string, options: RemovingOptions & { readonly only?: string }) =>
    removing(file, options, io, (topology, connections) => planRemoval(topology, connections, options)),
  );
}
