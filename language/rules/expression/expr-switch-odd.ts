import { after } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchOdd = rule({
  code: 'expr-switch-odd',
  severity: 'error',
  why: 'Switch has a source, a default and pairs of key and value: the count of its places is always even.',
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
