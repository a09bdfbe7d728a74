import { after } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprVolatileAlways = rule({
  code: 'expr-volatile-always',
  severity: 'warning',
  why: 'The value is new in every evaluation, so the target user is written again and again and never settles. Computed only on creation it stays.',
  check({ topology, report }) {
    for (const { node, row } of calls(topology, 'Guid', 'Now', 'RandomString')) {
      if (row.apply !== 'always') continue;
      report(node.span, 'The value changes with every evaluation; apply only on creation.', {
        fixes: [{ title: 'Apply only on creation', edits: [after(row.source.span, ' on create')] }],
      });
    }
  },
});
