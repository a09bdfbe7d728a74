import { conditionsOf, ruleUses, wantedTexts } from '../facts/conditions.ts';
import { userTypeOf } from '../facts/delivered.ts';
import { replace } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const ruleUsertypeMismatch = rule({
  code: 'rule-usertype-mismatch',
  severity: 'warning',
  why: 'The rule asks for one user type and the link creates the other. None of its users can match.',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      const links = index.linksTo(tenant);
      const types = new Set(links.map(userTypeOf));
      const [type] = types;
      // Other guests than those of the links may be meant where connected organizations bring some.
      if (types.size !== 1 || type === undefined || index.in(tenant).some(({ kind }) => kind === 'organization')) continue;
      for (const { node, negated } of conditionsOf(rule.root)) {
        if (negated || node.type !== 'comparison' || node.property?.name !== 'userType') continue;
        for (const { value, span } of wantedTexts(node)) {
          if (value.toLowerCase() === type.toLowerCase()) continue;
          report(span, `Users of ${quoted(links.map(({ name }) => name))} arrive as ${type}.`, {
            related: links.slice(0, 1).map(link => ({ span: link.span, message: 'the link' })),
            fixes: [{ title: `Change to "${type}"`, edits: [replace(span, `"${type}"`)] }],
          });
        }
      }
    }
  },
});
