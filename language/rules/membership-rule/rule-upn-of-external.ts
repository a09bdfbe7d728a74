import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const ruleUpnOfExternal = rule({
  code: 'rule-upn-of-external',
  severity: 'warning',
  why: 'A synchronized user gets a new userPrincipalName in the target, with #EXT# and a domain of the target. Mail, companyName or an extension tell where the user came from.',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      const links = index.linksTo(tenant);
      for (const { node } of conditionsOf(rule.root)) {
        if (node.type !== 'comparison' || node.property?.name !== 'userPrincipalName' || node.value.type !== 'text') continue;
        const text = node.value.value.toLowerCase();
        if (text.includes('#ext#')) continue;
        const link = links.find(({ source }) => index.tenant(source)?.domains.some(domain => text.endsWith(domain.toLowerCase())));
        if (!link) continue;
        report(node.property.span, `Synchronized users have a userPrincipalName with #EXT# and the domain of "${tenant}".`, {
          related: [{ span: link.span, message: `brings users of "${link.source}"` }],
          fixes: [{ title: 'Use user.mail', edits: [replace(node.property.span, 'mail')] }],
        });
      }
    }
  },
});
