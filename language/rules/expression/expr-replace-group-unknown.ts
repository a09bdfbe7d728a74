import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprReplaceGroupUnknown = rule({
  code: 'expr-replace-group-unknown',
  severity: 'warning',
  why: 'The group name says which part of the match is replaced. When the pattern has no such group nothing is replaced.',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Replace')) {
      const [, , pattern, group] = node.places;
      if (
        pattern?.type === 'constant' &&
        group?.type === 'constant' &&
        !pattern.value.includes(`(?<${group.value}>`) &&
        !pattern.value.includes(`(?'${group.value}'`)
      )
        report(group.span, `Group "${group.value}" does not occur in the pattern.`);
    }
  },
});
