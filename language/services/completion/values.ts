import { directoryRoles } from '../../data/roles.ts';
import type { Topology } from '../../model/topology.ts';
import type { Expectation, PropertyType } from '../../values/property-type.ts';
import { describeRole } from '../describe.ts';
import { filterOffers, ruleOffers, sourceOffers, targetOffers } from './attributes.ts';
import { functionOffers } from './functions.ts';
import { CompletionItemKind, type Offer } from './offer.ts';
import { knownValues, ruleValueOffers } from './rule-values.ts';
import { type Sides, symbolOffers } from './symbols.ts';
import type { InnerPlace } from './value-place.ts';

/** What may stand at a place in the value of a property. */
export function valueOffers(type: PropertyType<unknown>, place: InnerPlace, sides: Sides, topology: Topology | undefined): readonly Offer[] {
  if (place.inside === '[') return [];
  const isRule = type.expect({ before: [], phrase: 0 }).some(expectation => expectation.type === 'attributes' && expectation.of === 'rule');
  const texts = isRule ? ruleValueOffers(place.before, sides.tenant, topology) : [];
  return [...texts, ...[...restsOf(type, place), ...type.expect(place)].flatMap(expectation => offersOf(expectation, sides, topology))].filter(
    ({ label }) => place.before.length > 0 || !place.said.includes(label),
  );
}

function offersOf(expectation: Expectation, sides: Sides, topology: Topology | undefined): readonly Offer[] {
  switch (expectation.type) {
    case 'words':
      return expectation.words.map(({ word, detail, snippet }) => ({ label: word, kind: CompletionItemKind.EnumMember, detail, snippet }));
    case 'symbols':
      return symbolOffers(topology, expectation.kinds, expectation.scope === 'any' ? undefined : sides[expectation.scope]);
    case 'directoryRoles':
      return directoryRoles.map(role => ({
        label: `"${role.displayName}"`,
        kind: CompletionItemKind.Constant,
        detail: role.privileged ? 'privileged directory role' : 'directory role',
        documentation: describeRole(role),
        filter: role.displayName,
      }));
    case 'functions':
      return functionOffers();
    case 'attributes':
      return attributeOffers(expectation.of, sides, topology);
  }
}

function attributeOffers(of: 'source' | 'target' | 'filter' | 'rule', { tenant }: Sides, topology: Topology | undefined): readonly Offer[] {
  if (of === 'filter') return filterOffers(topology, tenant);
  if (of === 'rule') return ruleOffers(topology, tenant);
  return of === 'source' ? sourceOffers(topology, false) : targetOffers(topology, new Set(), true);
}

/** `of` after `members`, where `members of` is expected as a whole. */
function restsOf(type: PropertyType<unknown>, place: InnerPlace): Expectation[] {
  return [1, 2].flatMap(count => {
    const written = place.before.slice(-count);
    if (written.length < count) return [];
    return type.expect({ ...place, before: place.before.slice(0, -count) }).flatMap((expectation): Expectation[] => {
      if (expectation.type !== 'words') return [];
      const rests = expectation.words.flatMap(({ word, detail }) => {
        const parts = word.split(' ');
        return parts.length > count && written.every((part, i) => part === parts[i]) ? [{ word: parts.slice(count).join(' '), detail }] : [];
      });
      return rests.length > 0 ? [{ type: 'words', words: rests }] : [];
    });
  });
}

/**
 * What may stand in the expression of a mapping line, and behind it.
 * @param target the attribute that the line writes
 */
export function flowOffers(place: InnerPlace, target: string, topology: Topology | undefined): readonly Offer[] {
  if (place.inside === '[') return place.before.length === 0 ? sourceOffers(topology, true) : [];
  if (place.before.length === 0) {
    const known = place.inside ? [] : knownValues(target).map(value => constant(`${value.charAt(0).toUpperCase()}${value.slice(1)}`, target));
    return [
      ...known,
      ...sourceOffers(topology, false),
      ...functionOffers(),
      { label: '""', kind: CompletionItemKind.Text, detail: 'a constant', snippet: '"$0"' },
    ];
  }
  if (place.inside || /^(on|default)$/.test(place.before[place.before.length - 1] ?? '')) return [];
  return [
    { label: 'on create', kind: CompletionItemKind.Keyword, detail: 'only while the user is created' },
    { label: 'default ""', kind: CompletionItemKind.Keyword, detail: 'used when the source is empty', snippet: 'default "$0"' },
  ].filter(({ label }) => !place.before.includes(label.split(' ')[0] ?? ''));
}

const constant = (value: string, attribute: string): Offer => ({
  label: `"${value}"`,
  kind: CompletionItemKind.Value,
  detail: `value of ${attribute}`,
  filter: value,
});
