import { rule } from '../rule.ts';

export const packageWithoutResource = rule({
  code: 'package-without-resource',
  severity: 'warning',
  why: 'A package bundles resource roles; without any it does nothing.',
  check({ index, report }) {
    for (const { existing, grants, name, span } of index.all('package'))
      if (!existing && grants.length === 0) report(span, `"${name}" gives access to nothing.`);
  },
});
