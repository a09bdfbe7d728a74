import { replace } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

/** With what they count, and how others call them. */
const intervals: { readonly [interval: string]: { readonly unit: string; readonly also: RegExp } } = {
  yyyy: { unit: 'years', also: /^(y+|years?)$/i },
  m: { unit: 'months', also: /^(m|mm|months?)$/i },
  d: { unit: 'days', also: /^(d+|days?)$/i },
  ww: { unit: 'weeks', also: /^(w+|wk|weeks?)$/i },
  h: { unit: 'hours', also: /^(h+|hours?)$/i },
  n: { unit: 'minutes', also: /^(n+|mi|min|minutes?)$/i },
  s: { unit: 'seconds', also: /^(s+|sec|seconds?)$/i },
};

export const exprDateInterval = rule({
  code: 'expr-date-interval',
  severity: 'error',
  why: 'The date functions count in yyyy, m, d, ww, h, n (minutes) and s. The mapping is refused with any other interval.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'DateAdd', 'DateDiff')) {
      const [interval] = node.places;
      if (interval?.type !== 'constant' || Object.hasOwn(intervals, interval.value)) continue;
      const all = Object.entries(intervals);
      const meant = all.filter(([, { also }]) => also.test(interval.value));
      report(interval.span, `"${interval.value}" is no interval; n means minutes.`, {
        fixes: (meant.length > 0 ? meant : all).map(([name, { unit }]) => ({ title: `Use "${name}": ${unit}`, edits: [replace(interval.span, `"${name}"`)] })),
      });
    }
  },
});
