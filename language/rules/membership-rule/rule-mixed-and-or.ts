import type { RuleNode } from '../../model/values.ts';
import { ruleUses } from '../facts/conditions.ts';
import { after, before } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const ruleMixedAndOr = rule({
  code: 'rule-mixed-and-or',
  severity: 'info',
  why: 'Without parentheses -and binds before -or, which is easily read the other way. Who is in the group is then not whom you meant.',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      for (const node of bareAnds(rule.root)) {
        report(node.span, '-and binds tighter than -or; add parentheses to be sure.', {
          fixes: [{ title: 'Add parentheses', edits: [before(node.span, '('), after(node.span, ')')] }],
        });
      }
    }
  },
});

/** Each -and that stands beside an -or without parentheses: a span with parentheses starts before its first part. */
function bareAnds(node: RuleNode): RuleNode[] {
  switch (node.type) {
    case 'or':
      return node.parts.flatMap(part => (part.type === 'and' && part.span.start === part.parts[0]?.span.start ? [part, ...bareAnds(part)] : bareAnds(part)));
    case 'and':
      return node.parts.flatMap(bareAnds);
    case 'not':
    case 'collection':
      return bareAnds(node.part);
    default:
      return [];
  }
}
