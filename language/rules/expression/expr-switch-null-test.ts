import type { Expression } from '../../model/values.ts';
import { replace } from '../facts/edits.ts';
import { expressionText } from '../facts/expression-text.ts';
import { type Call, calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchNullTest = rule({
  code: 'expr-switch-null-test',
  severity: 'error',
  why: 'The documentation warns against testing for null in the source of Switch, so what the target gets is not certain. A pair with an empty key asks the same and is documented.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Switch')) {
      const [source] = node.places;
      if (source?.type !== 'call' || !['IsPresent', 'IsNull', 'IsNullOrEmpty'].includes(source.name)) continue;
      const rewritten = withEmptyKey(node, source);
      report(source.span, 'Do not test for null in the source of Switch; use an empty key.', {
        fixes: rewritten ? [{ title: 'Rewrite with the key ""', edits: [replace(node.span, rewritten)] }] : [],
      });
    }
  },
});

/** `Switch(IsPresent([a]), d, "True", x)` as `Switch([a], x, "", d)`: the value for empty ones stands behind the empty key. */
function withEmptyKey({ places: [, otherwise, ...pairs] }: Call, { name, places: [tested] }: Call): string | undefined {
  const answers = new Map<string, Expression | undefined>();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const key = pairs[i];
    if (key?.type !== 'constant') return undefined;
    answers.set(key.value.toLowerCase(), pairs[i + 1]);
  }
  const whenTrue = answers.get('true') ?? otherwise;
  const whenFalse = answers.get('false') ?? otherwise;
  const [filled, empty] = name === 'IsPresent' ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  return tested && filled && empty ? `Switch(${[tested, filled].map(expressionText).join(', ')}, "", ${expressionText(empty)})` : undefined;
}
