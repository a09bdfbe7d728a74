import { indexOf } from '../../model/query.ts';
import { perTopology } from './per-topology.ts';

/** The resources of one kind, by tenant. */
export const groupsIn = perTopology(topology => Map.groupBy(indexOf(topology).all('group'), ({ tenant }) => tenant));
export const usersIn = perTopology(topology => Map.groupBy(indexOf(topology).all('user'), ({ tenant }) => tenant));
export const dynamicGroupsIn = perTopology(topology =>
  Map.groupBy(
    indexOf(topology)
      .all('group')
      .filter(({ membershipRule }) => membershipRule),
    ({ tenant }) => tenant,
  ),
);
export const packagesIn = perTopology(topology => Map.groupBy(indexOf(topology).all('package'), ({ tenant }) => tenant));
/** Those whose application id is stated. */
export const applicationsIn = perTopology(topology =>
  Map.groupBy(
    indexOf(topology)
      .all('application')
      .filter(({ appId }) => appId),
    ({ tenant }) => tenant,
  ),
);
/** By tenant and application id: `contoso 00000003-…`. */
export const applicationsById = perTopology(
  topology =>
    new Map(
      indexOf(topology)
        .all('application')
        .map(one => [`${one.tenant} ${one.appId}`, one]),
    ),
);
export const extensionsIn = perTopology(topology => Map.groupBy(indexOf(topology).all('extension'), ({ tenant }) => tenant));

export const mappingsByName = perTopology(({ mappings }) => new Map(mappings.map(mapping => [mapping.name, mapping])));

/** The links that use a mapping, by its name. */
export const linksWithMapping = perTopology(({ links }) => Map.groupBy(links, ({ mapping }) => mapping ?? ''));
