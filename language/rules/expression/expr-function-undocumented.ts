import { calls } from '../facts/expressions.ts';
import { functions } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprFunctionUndocumented = rule({
  code: 'expr-function-undocumented',
  severity: 'warning',
  why: 'The engine lists this name, but the reference page does not describe it, so what it does can change without notice.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology)) {
      if (functions.get(node.name)?.use === 'undocumented') report(node.nameSpan, `${node.name} is known to the engine, but not documented.`);
    }
  },
});
