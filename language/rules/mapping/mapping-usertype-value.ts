import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const mappingUsertypeValue = rule({
  code: 'mapping-usertype-value',
  severity: 'error',
  why: 'Entra knows two user types, Member and Guest, in this spelling. Any other text fails for every user.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, report }) {
    for (const { target, source } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (target.name !== 'userType' || source.type !== 'constant' || source.value === 'Member' || source.value === 'Guest') continue;
      const right = source.value.toLowerCase() === 'guest' ? 'Guest' : 'Member';
      report(source.span, 'userType must be "Member" or "Guest".', { fixes: [{ title: `Use "${right}"`, edits: [replace(source.span, `"${right}"`)] }] });
    }
  },
});
