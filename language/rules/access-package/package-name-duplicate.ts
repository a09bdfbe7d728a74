import type { AccessPackage } from '../../model/topology.ts';
import { rule } from '../rule.ts';

export const packageNameDuplicate = rule({
  code: 'package-name-duplicate',
  severity: 'warning',
  why: 'A deployment finds a package by its catalog and its name. Of two with one name it cannot tell which one is meant, and may change the wrong one.',
  check({ index, report }) {
    const firsts = new Map<string, AccessPackage>();
    for (const one of index.all('package')) {
      const key = `${one.catalog?.key ?? ''} ${one.tenant} ${one.displayName.toLowerCase()}`;
      const first = firsts.get(key);
      if (first)
        report(one.span, `This catalog has another access package "${one.displayName}".`, { related: [{ span: first.span, message: 'the first one' }] });
      else firsts.set(key, one);
    }
  },
});
