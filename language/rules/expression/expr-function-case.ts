import { replace } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { functions, functionsIgnoringCase } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprFunctionCase = rule({
  code: 'expr-function-case',
  severity: 'error',
  why: 'Names of functions are case-sensitive. In another spelling the mapping is refused.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology)) {
      const right = functions.has(node.name) ? undefined : functionsIgnoringCase.get(node.name.toLowerCase());
      if (right) report(node.nameSpan, `Write "${right.name}".`, { fixes: [{ title: 'Correct the case', edits: [replace(node.nameSpan, right.name)] }] });
    }
  },
});
