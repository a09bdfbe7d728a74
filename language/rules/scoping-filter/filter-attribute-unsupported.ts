import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterAttributeUnsupported = rule({
  code: 'filter-attribute-unsupported',
  severity: 'error',
  why: 'Known issue: userType, manager, appRoleAssignments and dates do not work in scoping filters. The filter would let in nobody, or not be accepted.',
  source: 'known-issues (app-provisioning)',
  check({ topology, index, report }) {
    for (const { attribute } of filterClauses(topology)) {
      const type = attribute.extension ? index.get('extension', attribute.extension)?.dataType : attributes.get(attribute.name)?.type;
      if (['userType', 'manager', 'appRoleAssignments'].includes(attribute.name) || type === 'DateTime')
        report(attribute.span, `"${attribute.name}" cannot be used in a scoping filter.`);
    }
  },
});
