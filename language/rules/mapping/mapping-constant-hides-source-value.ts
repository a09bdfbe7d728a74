import { indexOf } from '../../model/query.ts';
import type { Mapping, Topology } from '../../model/topology.ts';
import type { AttributeFlow } from '../../model/values.ts';
import type { Fix } from '../../problems/problem.ts';
import { namesEverywhere } from '../facts/approvers.ts';
import { extensionsIn, linksWithMapping } from '../facts/by-tenant.ts';
import { declareBeside, replace } from '../facts/edits.ts';
import { freeName, placement } from '../facts/placement.ts';
import { attributes } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

/** Constants by default: nothing of the person's own is hidden. */
const constantAnyway = new Set(['userType', 'showInAddressList', 'IsSoftDeleted']);

export const mappingConstantHidesSourceValue = rule({
  code: 'mapping-constant-hides-source-value',
  severity: 'info',
  why: 'Everybody carries the same text, and their own value is lost in the target. A directory extension marks the users and leaves the attribute alone.',
  check({ topology, report }) {
    for (const mapping of topology.mappings) {
      for (const row of mapping.flows) {
        const { target, source } = row;
        if (source.type !== 'constant' || target.extension || constantAnyway.has(target.name) || attributes.get(target.name)?.mappedByDefault !== true)
          continue;
        report(source.span, `All users will carry "${source.value}" instead of their own ${target.name}.`, { fixes: toExtension(topology, mapping, row) });
      }
    }
  },
});

/** Writes the text into a directory extension of the targets instead: one that is there, or a new one. */
function toExtension(topology: Topology, mapping: Mapping, { target }: AttributeFlow): readonly Fix[] {
  const targets = [...new Set((linksWithMapping(topology).get(mapping.name) ?? []).map(link => link.target))];
  const [first] = targets;
  if (first === undefined) return [];
  const written = new Set(mapping.flows.map(row => row.target.name));
  const there = namesEverywhere(
    indexOf(topology),
    targets,
    extensionsIn(topology).get(first) ?? [],
    ({ name, dataType }) => dataType === 'String' && !written.has(name),
  );
  const name = freeName(topology, `${target.name} mark`);
  return [
    ...there.map(extension => ({ title: `Use the directory extension ${extension}`, edits: [replace(target.span, extension)] })),
    {
      title: 'Use a new directory extension',
      edits: [declareBeside(mapping, `extension ${name}: String in ${placement(topology, targets)}`), replace(target.span, name)],
    },
  ];
}
