import { conditionsOf, ruleUses, wantedTexts } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { rule } from '../rule.ts';

export const syncNotTransitive = rule({
  code: 'sync-not-transitive',
  severity: 'warning',
  why: 'A link sends internal users of its source and nobody else. People who came in from a third tenant are never passed on, so something here waits for users who cannot arrive.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-topology',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      const inbound = index.linksTo(tenant);
      const direct = new Set(inbound.map(({ source }) => source));
      for (const { node } of conditionsOf(rule.root)) {
        if (node.type !== 'comparison' || !node.property) continue;
        const { property } = node;
        for (const { value, span } of wantedTexts(node)) {
          const sent = (links: typeof inbound, name = property) =>
            links.some(link => {
              const delivery = deliveryOf(index, link, name);
              return delivery && (delivery.constant === undefined || delivery.constant.toLowerCase() === value.toLowerCase());
            });
          if (inbound.length === 0 || sent(inbound)) continue;
          // Somebody else sends exactly this value to a tenant on the way, and nobody sends it here.
          for (const second of inbound) {
            const local = { name: property.name, span: property.span, extension: index.get('extension', `extension:${second.source}/${property.name}`)?.key };
            const first = index.linksTo(second.source).find(link => {
              const delivery = deliveryOf(index, link, local);
              return link.source !== tenant && !direct.has(link.source) && delivery?.constant?.toLowerCase() === value.toLowerCase();
            });
            if (!first) continue;
            report(span, `Users of "${first.source}" do not travel on from "${second.source}" to "${tenant}".`, {
              related: [
                { span: first.span, message: `brings them to "${second.source}"` },
                { span: second.span, message: `takes internal users of "${second.source}" only` },
              ],
              fixes: [
                {
                  title: `Add a link ${first.source} -> ${tenant}`,
                  edits: [
                    {
                      span: { ...first.declaration, start: first.declaration.end },
                      text: `\n\nsync ${first.source} -> ${tenant}${first.mapping ? ` {\n  mapping: ${first.mapping}\n}` : ''}`,
                    },
                  ],
                },
              ],
            });
          }
        }
      }
    }
  },
});
