import { rule } from '../rule.ts';

export const filterNullSemantics = rule({
  code: 'filter-null-semantics',
  severity: 'info',
  why: 'A condition is false for users without a value, NOT EQUALS included. Only IS NULL lets them in.',
  source: 'define-conditional-rules-for-provisioning-user-accounts',
  check({ topology, report }) {
    for (const { clauses } of topology.links.flatMap(({ filter }) => filter?.groups ?? [])) {
      const [only, second] = clauses;
      if (only && !second && only.operator.startsWith('NOT ')) report(only.span, `Users without "${only.attribute.name}" stay out.`);
    }
  },
});
