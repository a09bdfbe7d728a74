import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

/** Constants by default: nothing of the person's own is hidden. */
const constantAnyway = new Set(['userType', 'showInAddressList', 'IsSoftDeleted']);

export const mappingConstantHidesSourceValue = rule({
  code: 'mapping-constant-hides-source-value',
  severity: 'info',
  why: 'A directory extension keeps the own value and still marks the user.',
  check({ topology, report }) {
    for (const { target, source } of topology.mappings.flatMap(({ flows }) => flows)) {
      if (source.type !== 'constant' || target.extension || constantAnyway.has(target.name) || attributes.get(target.name)?.mappedByDefault !== true) continue;
      report(source.span, `All users will carry "${source.value}" instead of their own ${target.name}.`);
    }
  },
});
