import { expressionText } from '../facts/expression-text.ts';
import { rule } from '../rule.ts';
import { clusters } from './clusters.ts';

export const meshMappingDiffers = rule({
  code: 'mesh-mapping-differs',
  severity: 'hint',
  why: 'Each direction of a mesh has its own mapping. When they differ the same person looks different from tenant to tenant, and rules match in one and not in the other.',
  check({ topology, report }) {
    for (const { tenants, present, gaps } of clusters(topology)) {
      if (tenants.length < 3 || gaps > 0) continue;
      const rows = present.flatMap(link => link.flows.map(flow => ({ link, flow })));
      for (const [attribute, same] of Map.groupBy(rows, ({ flow }) => flow.target.name)) {
        const [first] = same;
        // A constant that names the source differs by intent.
        const kind = ({ flow }: (typeof same)[number]) => (flow.source.type === 'constant' ? 'constant' : expressionText(flow.source));
        const other = first && same.find(one => kind(one) !== kind(first));
        if (first && other)
          report(other.flow.span, `Links of the mesh map "${attribute}" differently.`, {
            related: [{ span: first.flow.span, message: `on ${first.link.name}` }],
          });
      }
    }
  },
});
