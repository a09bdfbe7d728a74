import { replace } from '../facts/edits.ts';
import { expressionText } from '../facts/expression-text.ts';
import { type Call, calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchClearsTarget = rule({
  code: 'expr-switch-clears-target',
  severity: 'warning',
  why: 'Known issue of sources in Microsoft Entra: in a cycle where only other attributes changed, Switch can yield null and empty the target attribute. IIF does not.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node, row } of calls(topology, 'Switch')) {
      const nested = asNestedIif(node);
      report(node.span, `Switch can set "${row.target.name}" to null when only other attributes changed; use IIF.`, {
        fixes: nested ? [{ title: 'Rewrite as nested IIF', edits: [replace(node.span, nested)] }] : [],
      });
    }
  },
});

/** The same choice by IIF; `undefined` where IIF cannot say it, because it fails on empty values. */
function asNestedIif({ places }: Call): string | undefined {
  const [source, otherwise, ...pairs] = places;
  if (source?.type !== 'attribute' || pairs.length === 0 || pairs.length % 2 === 1) return undefined;
  let result = otherwise ? expressionText(otherwise) : '""';
  for (let i = pairs.length - 2; i >= 0; i -= 2) {
    const key = pairs[i];
    const value = pairs[i + 1];
    if (key?.type !== 'constant' || key.value === '' || !value) return undefined;
    result = `IIF(${expressionText(source)} = ${expressionText(key)}, ${expressionText(value)}, ${result})`;
  }
  return result;
}
