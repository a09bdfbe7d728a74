import { together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const limitExtensionValues = rule({
  code: 'limit-extension-values',
  severity: 'warning',
  why: 'A directory object holds at most 100 extension values.',
  source: 'directory-service-limits-restrictions',
  check({ topology, report }) {
    const crowded = topology.links.filter(({ flows }) => new Set(flows.flatMap(({ target }) => target.extension ?? [])).size > 100);
    for (const [link] of together(crowded, ({ span }) => span)) report(link.span, 'An object holds 100 extension values.');
  },
});
