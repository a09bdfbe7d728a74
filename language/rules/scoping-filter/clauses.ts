import type { SyncLink } from '../../model/topology.ts';
import type { FilterClause } from '../../model/values.ts';
import { perTopology } from '../facts/per-topology.ts';

/** Every clause of every scoping filter, with its link. */
export const filterClauses = perTopology((topology): readonly (FilterClause & { readonly link: SyncLink })[] =>
  topology.links.flatMap(link => (link.filter?.groups ?? []).flatMap(({ clauses }) => clauses.map(clause => ({ ...clause, link })))),
);
