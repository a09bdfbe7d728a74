import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { after } from '../facts/edits.ts';
import { extensionsNamed } from '../facts/extension-names.ts';
import { rule } from '../rule.ts';

export const ruleExtensionForeign = rule({
  code: 'rule-extension-foreign',
  severity: 'error',
  why: 'A rule can read directory extensions of its own tenant only. This one was registered in another tenant, so it has no value here.',
  source: 'groups-dynamic-membership, cross-tenant-synchronization-directory-extensions',
  check({ topology, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        const { property } = node;
        const elsewhere = property && !property.extension ? extensionsNamed(topology, property.name) : [];
        const [model] = elsewhere;
        if (!property || !model || elsewhere.some(one => one.tenant === tenant)) continue;
        report(property.span, `The extension must belong to an application of "${tenant}".`, {
          related: [{ span: model.span, message: `declared for "${model.tenant}"` }],
          fixes: model.existing
            ? []
            : [{ title: `Create an extension in ${tenant}`, edits: [after(model.declaration, `\nextension ${model.name}: ${model.dataType} in ${tenant}`)] }],
        });
      }
    }
  },
});
