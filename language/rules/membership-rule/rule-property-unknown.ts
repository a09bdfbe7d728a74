import { nearest } from '../../problems/nearest.ts';
import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { extensionInOtherCase, extensionsNamed } from '../facts/extension-names.ts';
import { extensionFullName, rulePropertiesByName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';
import { graphNames } from './graph-names.ts';

export const rulePropertyUnknown = rule({
  code: 'rule-property-unknown',
  severity: 'error',
  why: 'Membership rules know a list of user properties and the directory extensions of their own tenant. Entra refuses a rule with any other name.',
  source: 'groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      for (const { node, inside } of conditionsOf(rule.root)) {
        if (inside || !node.property) continue;
        const { name, extension, span } = node.property;
        const subject = node.type === 'comparison' ? node.subject : 'user';
        if (subject === 'device') continue;
        if (subject !== 'user') {
          const start = span.start - subject.length - 1;
          report({ ...span, start }, `"${subject}.${name}" cannot be used in a rule.`, {
            fixes: [{ title: `Change to "user.${name}"`, edits: [replace({ ...span, start, end: span.start - 1 }, 'user')] }],
          });
          continue;
        }
        const known = extension || rulePropertiesByName.has(name) || extensionFullName.test(name) || name in graphNames || /^memberof$/i.test(name);
        if (known || extensionsNamed(topology, name).length > 0 || extensionInOtherCase(topology, name)) continue;
        const close = nearest(name, rulePropertiesByName.keys());
        report(span, `"user.${name}" cannot be used in a rule.`, {
          fixes: close ? [{ title: `Change to "${close}"`, edits: [replace(span, close)] }] : [],
        });
      }
    }
  },
});
