import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterMultiValued = rule({
  code: 'filter-multi-valued',
  severity: 'error',
  why: 'Scoping filters cannot look into attributes that hold several values. The filter would be refused or let nobody in.',
  source: 'define-conditional-rules-for-provisioning-user-accounts, known-issues (app-provisioning)',
  check({ topology, report }) {
    for (const { attribute } of filterClauses(topology)) {
      const known = attributes.get(attribute.name);
      if (known?.multiValued && !known.inScopingFilter && known.name !== 'appRoleAssignments')
        report(attribute.span, 'Multi-valued attributes cannot be filtered.');
    }
  },
});
