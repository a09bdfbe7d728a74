import { together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const limitExtensionValues = rule({
  code: 'limit-extension-values',
  severity: 'warning',
  why: 'One user can hold 100 extension values, of all applications together. Beyond that the directory refuses to write the user.',
  source: 'directory-service-limits-restrictions',
  check({ topology, report }) {
    const crowded = topology.links.filter(({ flows }) => new Set(flows.flatMap(({ target }) => target.extension ?? [])).size > 100);
    for (const [link] of together(crowded, ({ span }) => span)) report(link.span, 'An object holds 100 extension values.');
  },
});
