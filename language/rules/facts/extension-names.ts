import { indexOf } from '../../model/query.ts';
import type { DirectoryExtension, Topology } from '../../model/topology.ts';
import { perTopology } from './per-topology.ts';

const bySymbol = perTopology((topology: Topology) => Map.groupBy(indexOf(topology).all('extension'), ({ name }) => name));
const byFullName = perTopology((topology: Topology) => Map.groupBy(indexOf(topology).all('extension'), ({ fullName }) => fullName));
const byLowerCase = perTopology(
  (topology: Topology) =>
    new Map(
      indexOf(topology)
        .all('extension')
        .map(one => [one.name.toLowerCase(), one]),
    ),
);

/** The extensions of a symbol or full name, one for each tenant that has it. */
export const extensionsNamed = (topology: Topology, name: string): readonly DirectoryExtension[] =>
  bySymbol(topology).get(name) ?? byFullName(topology).get(name) ?? [];

/** The extension that a name means when letter case is forgiven, which Entra does not do. */
export function extensionInOtherCase(topology: Topology, name: string): DirectoryExtension | undefined {
  const found = byLowerCase(topology).get(name.toLowerCase());
  return found && extensionsNamed(topology, name).length === 0 ? found : undefined;
}
