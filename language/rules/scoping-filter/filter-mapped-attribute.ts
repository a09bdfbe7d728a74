import { extensionsNamed } from '../facts/extension-names.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterMappedAttribute = rule({
  code: 'filter-mapped-attribute',
  severity: 'hint',
  why: 'Who is in scope is decided by the source user, before anything is written to the target. This attribute exists in the target only.',
  check({ topology, report }) {
    for (const { attribute, link } of filterClauses(topology)) {
      const elsewhere = attribute.extension ? [] : extensionsNamed(topology, attribute.name);
      const [first] = elsewhere;
      if (!first || elsewhere.some(({ tenant }) => tenant === link.source)) continue;
      report(attribute.span, 'Filters look at the source user.', {
        related: [{ span: first.span, message: `"${first.name}" is declared for "${first.tenant}"` }],
      });
    }
  },
});
