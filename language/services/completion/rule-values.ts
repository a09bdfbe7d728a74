import { ruleProperties } from '../../data/operators.ts';
import type { Topology } from '../../model/topology.ts';
import { CompletionItemKind, type Offer } from './offer.ts';

/** Operators whose other side is one text that the attribute has. */
const comparing = /^-?(eq|ne|startsWith|notStartsWith|endsWith|notEndsWith|contains|notContains)$/i;

/**
 * Texts that the attribute before the cursor can have in some tenants: those that Entra knows, and the constants that links
 * into the tenants write.
 */
export function ruleValueOffers(before: readonly string[], tenants: readonly string[], topology: Topology | undefined): readonly Offer[] {
  const [subject = '', operator = ''] = before.slice(-2);
  const name = /^user\.(\w+)$/.exec(subject)?.[1];
  if (!name || !comparing.test(operator)) return [];
  const sent = (topology?.links ?? []).flatMap(({ target, name: link, flows }) =>
    tenants.includes(target)
      ? flows.flatMap(({ target, source }) => (target.name === name && source.type === 'constant' ? [{ value: source.value, detail: `sent by ${link}` }] : []))
      : [],
  );
  const known = knownValues(name).map(value => ({ value, detail: `value of ${name}` }));
  return [...new Map([...known, ...sent].map(({ value, detail }) => [value.toLowerCase(), { value, detail }])).values()].map(({ value, detail }) => ({
    label: `"${value}"`,
    kind: CompletionItemKind.Value,
    detail,
    filter: value,
  }));
}

/** What Entra lists for an attribute; `null` is no text. */
export const knownValues = (name: string): readonly string[] =>
  (ruleProperties.find(property => property.name === name)?.allowedValues ?? []).filter(value => value !== 'null');
