import { conditionsOf, ruleUses, wantedTexts } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { quoted } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const ruleValueNeverSent = rule({
  code: 'rule-value-never-sent',
  severity: 'warning',
  why: 'Every link that writes this attribute writes another text. No synchronized user can match the rule.',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      for (const { node, negated } of conditionsOf(rule.root)) {
        if (negated || node.type !== 'comparison' || !node.property || node.property.name === 'userType') continue;
        const { property } = node;
        const deliveries = index.linksTo(tenant).flatMap(link => deliveryOf(index, link, property) ?? []);
        const sent = deliveries.flatMap(({ constant }) => constant ?? []);
        if (deliveries.length === 0 || sent.length < deliveries.length) continue;
        const texts = wantedTexts(node);
        // A list may name values of the own people besides those that are sent.
        if (texts.some(({ value }) => sent.some(one => one.toLowerCase() === value.toLowerCase()))) continue;
        for (const { value, span } of texts) {
          report(span, `Links into "${tenant}" send ${quoted(sent)}, never "${value}".`, {
            related: deliveries.flatMap(({ row }) => (row ? [{ span: row.span, message: 'sent here' }] : [])).slice(0, 3),
            fixes: [...new Set(sent)].slice(0, 3).map(one => ({ title: `Use "${one}"`, edits: [replace(span, quotedText(one))] })),
          });
        }
      }
    }
  },
});
