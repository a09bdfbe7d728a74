import { rule } from '../rule.ts';

export const packageWithoutResource = rule({
  code: 'package-without-resource',
  severity: 'warning',
  why: 'A package gives what its resource roles say. Without any, people ask, somebody approves, and nothing happens.',
  check({ index, report }) {
    // What is stated and cannot be read is told at its place.
    for (const { existing, grants, name, span, spans } of index.all('package'))
      if (!existing && grants.length === 0 && !spans['grants']) report(span, `"${name}" gives access to nothing.`);
  },
});
