import { rule } from '../rule.ts';

export const exprTooLong = rule({
  code: 'expr-too-long',
  severity: 'error',
  why: 'The service takes expressions of at most 10,000 characters and refuses longer ones.',
  source: 'known-issues (app-provisioning)',
  check({ topology, report }) {
    for (const { source } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (source.span.end - source.span.start > 10_000) report(source.span, 'An expression holds 10,000 characters.');
    }
  },
});
