import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchNullTest = rule({
  code: 'expr-switch-null-test',
  severity: 'error',
  why: 'The documentation warns against testing for null in the source of Switch; an empty key does it.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Switch')) {
      const [source] = node.places;
      if (source?.type === 'call' && ['IsPresent', 'IsNull', 'IsNullOrEmpty'].includes(source.name))
        report(source.span, 'Do not test for null in the source of Switch; use an empty key.');
    }
  },
});
