import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const mappingDuplicateTarget = rule({
  code: 'mapping-duplicate-target',
  severity: 'warning',
  why: 'A target attribute has one source. Of two rows one is lost or the schema is refused, and which one is not documented.',
  check({ topology, report }) {
    for (const { flows } of topology.mappings) {
      for (const [first, ...others] of Map.groupBy(flows, ({ target }) => target.name).values()) {
        for (const { target, span } of others) {
          report(target.span, `"${target.name}" is mapped twice.`, {
            related: first ? [{ span: first.target.span, message: 'the first one' }] : [],
            fixes: [{ title: 'Remove this one', edits: [replace(span, '')] }],
          });
        }
      }
    }
  },
});
