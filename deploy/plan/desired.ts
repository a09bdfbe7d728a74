import { indexOf, type Topology } from '../../language/model/index.ts';
import { desiredNodes } from '../resources/index.ts';
import type { DesiredScope, Node } from '../resources/kind.ts';
import type { Binding } from './plan.ts';

export interface Desired {
  readonly scope: DesiredScope;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Where things of external tenants are, as far as the topology says. */
  readonly stated: ReadonlyMap<string, Binding>;
}

const known = new WeakMap<Topology, Desired>();

/** Everything that the topology asks of the tenants that are written. */
export function desiredOf(topology: Topology): Desired {
  const desired = known.get(topology) ?? desire(topology);
  known.set(topology, desired);
  return desired;
}

function desire(topology: Topology): Desired {
  const index = indexOf(topology);
  const managed = (name: string) => {
    const tenant = index.tenant(name);
    return tenant?.id !== undefined && !tenant.external;
  };
  const scope: DesiredScope = { topology, index, managed };
  return { scope, nodes: desiredNodes(scope), stated: statedIds(scope) };
}

function statedIds({ topology, managed }: DesiredScope): ReadonlyMap<string, Binding> {
  return new Map(
    topology.resources.flatMap(resource => {
      if (managed(resource.tenant)) return [];
      const id = 'id' in resource ? resource.id : undefined;
      const appId = resource.kind === 'application' ? resource.appId : undefined;
      const fullName = resource.kind === 'extension' ? resource.fullName : undefined;
      const fields = Object.entries({ id, appId, fullName }).filter((field): field is [string, string] => field[1] !== undefined);
      return fields.length > 0 ? [[resource.key, Object.fromEntries(fields) as Binding]] : [];
    }),
  );
}
