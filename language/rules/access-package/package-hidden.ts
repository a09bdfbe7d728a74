import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const packageHidden = rule({
  code: 'package-hidden',
  severity: 'info',
  why: 'A hidden package is not listed in My Access, but whoever has its address can ask. Hiding is no protection.',
  source: 'entitlement-management-access-package-create',
  check({ topology, report }) {
    for (const { hidden, name, span, spans } of packages(topology)) if (hidden) report(spans['hidden'] ?? span, `Users need the direct link of "${name}".`);
  },
});
