import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const mappingShowinaddresslistValue = rule({
  code: 'mapping-showinaddresslist-value',
  severity: 'error',
  why: 'The attribute is Boolean: people search and address lists show users for whom it is true. Another text fails for every user.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, report }) {
    for (const { target, source } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (target.name !== 'showInAddressList' || source.type !== 'constant' || ['true', 'false'].includes(source.value)) continue;
      const right = ['true', 'false'].find(value => value === source.value.toLowerCase());
      report(source.span, 'showInAddressList must be "true" or "false".', {
        fixes: right ? [{ title: `Use "${right}"`, edits: [replace(source.span, `"${right}"`)] }] : [],
      });
    }
  },
});
