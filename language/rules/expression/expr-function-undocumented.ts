import { calls } from '../facts/expressions.ts';
import { functions } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprFunctionUndocumented = rule({
  code: 'expr-function-undocumented',
  severity: 'warning',
  why: 'The engine lists these names, but the reference page of functions does not describe them.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology)) {
      if (functions.get(node.name)?.use === 'undocumented') report(node.nameSpan, `${node.name} is known to the engine, but not documented.`);
    }
  },
});
