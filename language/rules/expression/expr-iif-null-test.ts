import type { Expression } from '../../model/values.ts';
import { replace } from '../facts/edits.ts';
import { expressionText } from '../facts/expression-text.ts';
import { type Call, calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprIifNullTest = rule({
  code: 'expr-iif-null-test',
  severity: 'error',
  why: 'A condition of IIF fails when the attribute in it is empty, which is just the case that this test is for. Coalesce, or Switch with an empty key, handles it.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'IIF')) {
      const [condition] = node.places;
      const test = condition && nullTest(condition);
      if (!condition || !test) continue;
      const coalesce = asCoalesce(node, test);
      report(condition.span, 'IIF cannot test for empty values; use Switch with an empty key or Coalesce.', {
        fixes: coalesce ? [{ title: 'Rewrite as Coalesce', edits: [replace(node.span, coalesce)] }] : [],
      });
    }
  },
});

interface NullTest {
  readonly tested: Expression;
  /** Whether the condition holds for an empty value. */
  readonly empty: boolean;
}

function nullTest(condition: Expression): NullTest | undefined {
  if (condition.type === 'call' && (condition.name === 'IsNullOrEmpty' || condition.name === 'IsPresent')) {
    const [tested] = condition.places;
    return tested && { tested, empty: condition.name === 'IsNullOrEmpty' };
  }
  if (condition.type !== 'comparison' || (condition.operator !== '=' && condition.operator !== '<>')) return undefined;
  const { left, right, operator } = condition;
  const isEmpty = (side: Expression) => side.type === 'constant' && side.value === '';
  const tested = isEmpty(right) ? left : isEmpty(left) ? right : undefined;
  return tested && { tested, empty: operator === '=' };
}

/** `IIF([a] = "", b, [a])` means `Coalesce([a], b)`; other forms have no such equal. */
function asCoalesce({ places: [, whenTrue, whenFalse] }: Call, { tested, empty }: NullTest): string | undefined {
  const [value, otherwise] = empty ? [whenFalse, whenTrue] : [whenTrue, whenFalse];
  const same = value && expressionText(value) === expressionText(tested);
  return same && otherwise ? `Coalesce(${expressionText(tested)}, ${expressionText(otherwise)})` : undefined;
}
