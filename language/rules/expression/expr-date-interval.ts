import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

const intervals = ['yyyy', 'm', 'd', 'ww', 'h', 'n', 's'];

export const exprDateInterval = rule({
  code: 'expr-date-interval',
  severity: 'error',
  why: 'The date functions know the intervals yyyy, m, d, ww, h, n and s.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'DateAdd', 'DateDiff')) {
      const [interval] = node.places;
      if (interval?.type === 'constant' && !intervals.includes(interval.value)) report(interval.span, `"${interval.value}" is no interval; n means minutes.`);
    }
  },
});
