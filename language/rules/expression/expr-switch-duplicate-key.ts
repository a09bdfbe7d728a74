import { replace } from '../facts/edits.ts';
import { expressionText } from '../facts/expression-text.ts';
import { type Call, calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchDuplicateKey = rule({
  code: 'expr-switch-duplicate-key',
  severity: 'warning',
  why: 'Of two equal keys only one can win, and it is not documented which. The other line is dead text that misleads its reader.',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Switch')) {
      const firsts = new Map<string, number>();
      for (let i = 2; i < node.places.length; i += 2) {
        const key = node.places[i];
        if (key?.type !== 'constant') continue;
        const first = firsts.get(key.value);
        if (first === undefined) {
          firsts.set(key.value, i);
          continue;
        }
        const earlier = node.places[first];
        report(key.span, `Key "${key.value}" is repeated.`, {
          related: earlier ? [{ span: earlier.span, message: 'the first one' }] : [],
          fixes: [
            { title: `Remove the later "${key.value}"`, edits: [replace(node.span, withoutPair(node, i))] },
            { title: `Remove the first "${key.value}"`, edits: [replace(node.span, withoutPair(node, first))] },
          ],
        });
      }
    }
  },
});

const withoutPair = (node: Call, key: number): string =>
  expressionText({ ...node, places: node.places.filter((_, place) => place !== key && place !== key + 1) });
