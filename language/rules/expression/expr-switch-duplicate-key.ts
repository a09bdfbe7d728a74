import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchDuplicateKey = rule({
  code: 'expr-switch-duplicate-key',
  severity: 'warning',
  why: 'Of two equal keys only one can win, and which one is not documented.',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Switch')) {
      const seen = new Map<string, (typeof node)['span']>();
      for (let i = 2; i < node.places.length; i += 2) {
        const key = node.places[i];
        if (key?.type !== 'constant') continue;
        const first = seen.get(key.value);
        if (first) report(key.span, `Key "${key.value}" is repeated.`, { related: [{ span: first, message: 'the first one' }] });
        else seen.set(key.value, key.span);
      }
    }
  },
});
