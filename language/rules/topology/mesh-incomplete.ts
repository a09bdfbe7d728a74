import { after } from '../facts/edits.ts';
import { rule } from '../rule.ts';
import { clusters } from './clusters.ts';

export const meshIncomplete = rule({
  code: 'mesh-incomplete',
  severity: 'warning',
  why: 'A full mesh of n tenants has n(n-1) one-way links. People of the missing pairs cannot meet, while everybody else can.',
  check({ topology, report }) {
    for (const { tenants, present, gaps, missing } of clusters(topology)) {
      const [first] = present;
      const last = present[present.length - 1];
      if (!first || !last || tenants.length < 3 || gaps === 0 || present.length / (present.length + gaps) < 0.75) continue;
      const list = missing().map(({ source, target }) => `${source} -> ${target}`);
      report(first.span, `Missing links: ${list.join(', ')}.`, {
        fixes: [{ title: 'Add the missing links', edits: [after(last.declaration, list.map(pair => `\nsync ${pair}`).join(''))] }],
      });
    }
  },
});
