import { nearest } from '../../problems/nearest.ts';
import { replace } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { functions, functionsIgnoringCase } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprUnknownFunction = rule({
  code: 'expr-unknown-function',
  severity: 'error',
  why: 'The engine knows the functions of its reference page and no others. The mapping is refused with this name.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology)) {
      if (functionsIgnoringCase.has(node.name.toLowerCase())) continue;
      const close = nearest(node.name, functions.keys());
      report(node.nameSpan, `There is no function "${node.name}".`, {
        fixes: close ? [{ title: `Change to "${close}"`, edits: [replace(node.nameSpan, close)] }] : [],
      });
    }
  },
});
