import { userAttributes } from '../../data/attributes.ts';
import { ruleProperties } from '../../data/operators.ts';
import type { Topology } from '../../model/topology.ts';
import { describeAttribute } from '../describe.ts';
import { CompletionItemKind, type Offer } from './offer.ts';

const extensionOffers = (topology: Topology | undefined, tenants: readonly string[]): readonly Offer[] => {
  const extensions = Map.groupBy(
    (topology?.resources ?? []).filter(resource => resource.kind === 'extension'),
    ({ name }) => name,
  );
  return [...extensions].flatMap(([name, places]) => {
    const inTenants = places.map(({ tenant }) => tenant);
    if (!tenants.every(tenant => inTenants.includes(tenant))) return [];
    return [{ label: name, kind: CompletionItemKind.Field, detail: `directory extension in ${inTenants.join(', ')}` }];
  });
};

const offersOf = (fits: (attribute: (typeof userAttributes)[number]) => boolean): readonly Offer[] =>
  userAttributes.filter(fits).map(attribute => ({
    label: attribute.name,
    kind: CompletionItemKind.Field,
    detail: attribute.type,
    documentation: describeAttribute(attribute),
  }));

const usable = (side: string): boolean => side !== 'no' && side !== 'special';

/** What a mapping line may write. */
export const targetOffers = (topology: Topology | undefined, taken: ReadonlySet<string>, named: boolean): readonly Offer[] =>
  [...extensionOffers(topology, []), ...offersOf(({ asTarget }) => usable(asTarget))]
    .filter(({ label }) => !taken.has(label))
    .map(offer => (named ? offer : { ...offer, insert: `${offer.label} <- `, retrigger: true }));

/** What an expression may read; with brackets around unless they stand there. */
export const sourceOffers = (topology: Topology | undefined, bare: boolean): readonly Offer[] =>
  [...offersOf(({ asSource }) => usable(asSource)), ...extensionOffers(topology, [])].map(offer =>
    bare ? offer : { ...offer, label: `[${offer.label}]`, filter: offer.label },
  );

/** What a scoping filter may ask for: attributes of the source. */
export const filterOffers = (topology: Topology | undefined, tenants: readonly string[]): readonly Offer[] => [
  ...offersOf(({ inScopingFilter }) => inScopingFilter),
  ...extensionOffers(topology, tenants),
];

/** What a membership rule may ask for, in the tenants where it runs. */
export const ruleOffers = (topology: Topology | undefined, tenants: readonly string[]): readonly Offer[] =>
  [...ruleProperties.map(({ name, type }) => ({ label: name, kind: CompletionItemKind.Field, detail: type })), ...extensionOffers(topology, tenants)].map(
    offer => ({ ...offer, label: `user.${offer.label}` }),
  );
