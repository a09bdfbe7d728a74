import { replace } from '../facts/edits.ts';
import { expressionText } from '../facts/expression-text.ts';
import { rule } from '../rule.ts';

export const mappingMatchingChanged = rule({
  code: 'mapping-matching-changed',
  severity: 'error',
  why: 'Synchronization finds its users again by alternativeSecurityIds alone. The service answers schemaInvalid to any change of that row.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, report }) {
    for (const { target, source, apply, span } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (target.name !== 'alternativeSecurityIds' || (apply === 'always' && expressionText(source) === 'AltSecIdFromNetId([netId])')) continue;
      report(span, 'The matching mapping cannot be changed.', { fixes: [{ title: 'Restore the built-in mapping', edits: [replace(span, '')] }] });
    }
  },
});
