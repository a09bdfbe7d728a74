import { defaultMappings } from '../../data/attributes.ts';
import type { TopologyIndex } from '../../model/query.ts';
import type { SyncLink } from '../../model/topology.ts';
import type { AttributeFlow, AttributeName } from '../../model/values.ts';
import { perObject } from './per-topology.ts';
import { attributeOfRuleProperty } from './vocabulary.ts';

/** How a link fills one attribute of the users it creates. */
export interface Delivery {
  readonly attribute: string;
  /** Set when every user gets this text. */
  readonly constant?: string;
  readonly apply: 'always' | 'onCreate';
  /** The row of the mapping; absent for a default one. */
  readonly row?: AttributeFlow;
}

const defaults: ReadonlyMap<string, Delivery> = new Map(
  defaultMappings.map(({ target, source, apply }) => [
    target,
    { attribute: target, apply, ...(source.startsWith('"') ? { constant: source.slice(1, -1) } : {}) } satisfies Delivery,
  ]),
);

/** Filled by the directory itself for every user. */
const always = new Set(['objectId', 'proxyAddresses', 'otherMails', 'userPrincipalName', 'mail', 'displayName', 'userType', 'accountEnabled']);

/** Rows that nobody has seen in a default job, but that no page excludes: taken as there, so that nothing is reported wrongly. */
const perhaps = new Set(['usageLocation', 'facsimileTelephoneNumber']);

/** What the rows of a link write, by attribute. Extensions are found by their key. */
const written = perObject((link: SyncLink): ReadonlyMap<string, Delivery> => {
  const all = new Map<string, Delivery>();
  for (const row of link.flows) {
    const { extension, name } = row.target;
    all.set(extension ?? name, {
      attribute: name,
      apply: row.apply,
      row,
      ...(row.source.type === 'constant' ? { constant: row.source.value } : {}),
    });
  }
  return all;
});

/** What a link writes: its own rows replace the default ones. */
const deliveredBy = (link: SyncLink, attribute: string): Delivery | undefined => written(link).get(attribute) ?? defaults.get(attribute);

/** How a link fills the attribute that a membership rule of its target reads; `undefined`: not at all. */
export function deliveryOf(index: TopologyIndex, link: SyncLink, property: AttributeName): Delivery | undefined {
  if (property.extension) {
    const fullName = index.get('extension', property.extension)?.fullName;
    return deliveredBy(link, property.extension) ?? (fullName === undefined ? undefined : deliveredBy(link, fullName));
  }
  const name = attributeOfRuleProperty.get(property.name)?.name ?? property.name;
  return deliveredBy(link, name) ?? (always.has(name) || perhaps.has(name) ? { attribute: name, apply: 'always' } : undefined);
}

/** The user type that a link gives, where every user gets the same. */
export const userTypeOf = (link: SyncLink): string | undefined => deliveredBy(link, 'userType')?.constant;

const ruleNames = new Map([...attributeOfRuleProperty].map(([property, { name }]) => [name, property]));

/** Texts that a link writes for every user, under the name that membership rules of the target have for the attribute. */
export function constantsOf(link: SyncLink): readonly { readonly property: string; readonly constant: string }[] {
  return link.flows.flatMap(({ target, source, apply }) => {
    if (source.type !== 'constant' || apply !== 'always' || target.name === 'userType') return [];
    const property = target.extension ? target.name : ruleNames.get(target.name);
    return property === undefined ? [] : [{ property, constant: source.value }];
  });
}
