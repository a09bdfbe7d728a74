import type { AttributeName, RuleNode } from '../../model/values.ts';
import { ruleUses } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { quoted } from '../facts/names.ts';
import { rule } from '../rule.ts';
import { addMapping } from './add-mapping.ts';
import { cannotBeSent } from './own-people.ts';

export const ruleAttributeNotMapped = rule({
  code: 'rule-attribute-not-mapped',
  severity: 'error',
  why: 'A rule sees only what stands on the user in its own tenant, and no link writes this attribute. Synchronized users can never match, so they get nothing.',
  source: 'cross-tenant-synchronization-governance, defender-xdr-entra-mto',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      const links = index.linksTo(tenant);
      if (links.length === 0) continue;
      const missing = (property: AttributeName) => links.every(link => !deliveryOf(index, link, property));
      for (const { property, wanted } of needed(rule.root, missing)) {
        if (cannotBeSent(property)) continue;
        const [link] = links;
        report(property.span, `No link into "${tenant}" provides "${property.name}"; synchronized users can never match.`, {
          related: links.slice(0, 3).map(({ span, name }) => ({ span, message: `${name} does not write it` })),
          fixes: link ? [{ title: `Add a mapping in ${quoted([link.name])}`, edits: addMapping(topology, link, property, wanted) }] : [],
        });
      }
    }
  },
});

interface Needed {
  readonly property: AttributeName;
  /** A text that would match. */
  readonly wanted?: string;
}

/** The missing properties without which a rule can never hold; none while some way around them is left. */
function needed(node: RuleNode, missing: (property: AttributeName) => boolean): readonly Needed[] {
  switch (node.type) {
    case 'and':
      return node.parts.flatMap(part => needed(part, missing));
    case 'or': {
      const parts = node.parts.map(part => needed(part, missing));
      return parts.every(part => part.length > 0) ? parts.flat() : [];
    }
    case 'comparison': {
      const { operator, value, property } = node;
      // What has no value differs from every text, and equals null.
      const holdsWhenEmpty = /^-(ne|not)/.test(operator) ? !(value.type === 'bare' && value.text === 'null') : value.type === 'bare' && value.text === 'null';
      if (!property || holdsWhenEmpty || !missing(property)) return [];
      return [{ property, wanted: value.type === 'text' ? value.value : value.type === 'list' ? value.values[0]?.value : undefined }];
    }
    default:
      return [];
  }
}
