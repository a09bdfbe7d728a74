import type { FilterClause } from '../../model/values.ts';
import { rule } from '../rule.ts';

export const filterSubsumed = rule({
  code: 'filter-subsumed',
  severity: 'hint',
  why: 'Filters are alternatives: whoever passes one is in scope. This one lets in nobody who is not let in by another, so it can go.',
  check({ topology, report }) {
    const key = ({ attribute, operator, value }: FilterClause) => `${attribute.name} ${operator} ${value ?? ''}`;
    for (const { filter } of topology.links) {
      const groups = (filter?.groups ?? []).map(({ clauses }) => ({ clauses, keys: new Set(clauses.map(key)) }));
      for (const [i, group] of groups.entries()) {
        const wider = groups.find((other, j) => j !== i && (other.keys.size < group.keys.size || j < i) && [...other.keys].every(one => group.keys.has(one)));
        const [first] = group.clauses;
        const [widerFirst] = wider?.clauses ?? [];
        if (!first || !widerFirst) continue;
        const last = group.clauses[group.clauses.length - 1] ?? first;
        report({ ...first.span, end: last.span.end }, 'This filter adds nobody.', { related: [{ span: widerFirst.span, message: 'lets them in already' }] });
      }
    }
  },
});
