import { ruleUses } from '../facts/conditions.ts';
import { rule } from '../rule.ts';

export const ruleTooLong = rule({
  code: 'rule-too-long',
  severity: 'error',
  why: 'The service takes membership rules of at most 3,072 characters and refuses longer ones.',
  source: 'groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      if (rule.span.end - rule.span.start > 3072) report(rule.span, 'A rule holds 3,072 characters.');
    }
  },
});
