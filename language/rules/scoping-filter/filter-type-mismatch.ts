import { filterOperators } from '../../data/operators.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterTypeMismatch = rule({
  code: 'filter-type-mismatch',
  severity: 'error',
  why: 'Each operator takes certain types of attributes: IS TRUE takes Booleans, EQUALS takes texts and numbers. On another type the filter cannot be saved or lets nobody in.',
  source: 'synchronization-synchronizationschema-filteroperators, define-conditional-rules-for-provisioning-user-accounts',
  check({ topology, index, report }) {
    for (const { attribute, operator, operatorSpan } of filterClauses(topology)) {
      const known = filterOperators.find(({ name }) => name === operator);
      const stated = attribute.extension ? index.get('extension', attribute.extension)?.dataType : attributes.get(attribute.name)?.type;
      const type = stated === 'LargeInteger' ? 'Integer' : stated;
      // Dates, references and lists cannot be filtered at all, which other rules tell.
      if (!known || !type || !['String', 'Boolean', 'Integer', 'Binary'].includes(type) || known.types.includes(type)) continue;
      report(operatorSpan, `Operator "${operator}" does not fit ${type}.`);
    }
  },
});
