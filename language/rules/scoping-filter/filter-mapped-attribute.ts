import { extensionsNamed } from '../facts/extension-names.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterMappedAttribute = rule({
  code: 'filter-mapped-attribute',
  severity: 'hint',
  why: 'Scope is evaluated in the source.',
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
