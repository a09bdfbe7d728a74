import { after } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchOdd = rule({
  code: 'expr-switch-odd',
  severity: 'error',
  why: 'Switch takes a source, a default and pairs of key and value, so the count is always even. With an odd count keys and values slip by one, or the mapping is refused.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Switch')) {
      if (node.places.length % 2 === 0) continue;
      const [source] = node.places;
      report(node.span, 'Switch needs source, default and pairs of key and value.', {
        fixes: source ? [{ title: 'Insert an empty default', edits: [after(source.span, ', ""')] }] : [],
      });
    }
  },
});
