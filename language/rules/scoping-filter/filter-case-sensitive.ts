import type { Span } from '../../model/source.ts';
import { conditionsOf, ruleUses, wantedTexts } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { attributeOfRuleProperty } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterCaseSensitive = rule({
  code: 'filter-case-sensitive',
  severity: 'info',
  why: '"Marketing" and "marketing" differ here.',
  source: 'define-conditional-rules-for-provisioning-user-accounts, groups-dynamic-membership',
  check({ topology, report }) {
    const written = new Map<string, { value: string; span: Span }[]>();
    const add = (attribute: string, value: string, span: Span) => {
      const key = `${attribute} ${value.toLowerCase()}`;
      written.set(key, [...(written.get(key) ?? []), { value, span }]);
    };
    const equal = filterClauses(topology).filter(({ operator, value }) => operator === 'EQUALS' && value !== undefined);
    for (const { rule } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        const name = node.property && (attributeOfRuleProperty.get(node.property.name)?.name ?? node.property.name);
        if (name && node.type === 'comparison') for (const { value, span } of wantedTexts(node)) add(name, value, span);
      }
    }
    for (const { attribute, value = '', span } of equal) add(attribute.name, value, span);
    for (const { attribute, value = '', span } of equal) {
      const other = written.get(`${attribute.name} ${value.toLowerCase()}`)?.find(one => one.value !== value);
      if (!other) continue;
      report(span, 'Scoping filters compare case-sensitively; target rules do not.', {
        related: [{ span: other.span, message: `written "${other.value}" here` }],
        fixes: [{ title: `Write "${other.value}"`, edits: [replace({ ...span, start: span.end - value.length - 2 }, `"${other.value}"`)] }],
      });
    }
  },
});
