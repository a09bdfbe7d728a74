import type { Span } from '../../model/source.ts';
import { conditionsOf, ruleUses, wantedTexts } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { attributeOfRuleProperty } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterCaseSensitive = rule({
  code: 'filter-case-sensitive',
  severity: 'info',
  why: 'Scoping filters tell "Marketing" and "marketing" apart, membership rules do not. Users with the other spelling are left out.',
  source: 'define-conditional-rules-for-provisioning-user-accounts, groups-dynamic-membership',
  check({ topology, report }) {
    // By attribute and value in lower case: where each spelling stands first.
    const written = new Map<string, Map<string, Span>>();
    const add = (attribute: string, value: string, span: Span) => {
      const key = `${attribute} ${value.toLowerCase()}`;
      const spellings = written.get(key) ?? new Map<string, Span>();
      written.set(key, spellings);
      if (!spellings.has(value)) spellings.set(value, span);
    };
    const equal = filterClauses(topology).filter(({ operator, value }) => operator === 'EQUALS' && value !== undefined);
    for (const { rule } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        const name = node.property && (attributeOfRuleProperty.get(node.property.name)?.name ?? node.property.name);
        if (name && node.type === 'comparison') for (const { value, span } of wantedTexts(node)) add(name, value, span);
      }
    }
    for (const { attribute, value = '', span } of equal) add(attribute.name, value, span);
    for (const { attribute, value = '', span, operatorSpan } of equal) {
      const spellings = written.get(`${attribute.name} ${value.toLowerCase()}`) ?? [];
      const [other, at] = [...spellings].find(([spelling]) => spelling !== value) ?? [];
      if (other === undefined || !at) continue;
      report(span, 'Scoping filters compare case-sensitively; target rules do not.', {
        related: [{ span: at, message: `written "${other}" here` }],
        fixes: [{ title: `Write "${other}"`, edits: [replace({ ...span, start: operatorSpan.end }, ` ${quotedText(other)}`)] }],
      });
    }
  },
});
