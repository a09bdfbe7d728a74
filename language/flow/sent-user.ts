import { defaultMappings } from '../data/attributes.ts';
import { indexOf } from '../model/query.ts';
import type { SyncLink, Topology } from '../model/topology.ts';
import { attributeOf, evaluateExpression, isFailed, type Outcome, type UserValues } from '../values/evaluate/index.ts';

/** What the directory of the target decides, or what no default job was seen to say. */
const decidedByTarget: { readonly [attribute: string]: string } = {
  objectId: 'the object id is one of the target',
  otherMails: 'other mail addresses are kept by the target',
  proxyAddresses: 'proxy addresses are kept by the target',
  usageLocation: 'no page says whether the default mappings send the usage location',
  userPrincipalName: 'the user principal name becomes one of the target',
};

/**
 * The user that a link creates in its target for one of its source: the default mappings and the link's own rows. No value
 * is never sent; a default value stands in for it.
 */
export function sentUser(topology: Topology, link: SyncLink, user: UserValues): UserValues {
  const sent = new Map<string, Outcome>(Object.entries(decidedByTarget).map(([attribute, why]) => [attribute, { unknown: why }]));
  const send = (attribute: string, outcome: Outcome): void => {
    if (outcome === null) sent.delete(attribute);
    else sent.set(attribute, isFailed(outcome) ? { unknown: outcome.failed } : outcome);
  };
  for (const { target, source } of defaultMappings) {
    if (target in decidedByTarget || source.includes('(')) continue;
    const inside = source.slice(1, -1);
    send(target, source.startsWith('"') ? inside : attributeOf(user, { name: inside, span: link.span }));
  }
  for (const { target, source, defaultValue } of link.flows) {
    const outcome = evaluateExpression(source, user);
    const value = outcome === null || outcome === '' ? (defaultValue ?? outcome) : outcome;
    send(target.extension ?? target.name, value);
    const fullName = target.extension && indexOf(topology).get('extension', target.extension)?.fullName;
    if (fullName) send(fullName, value);
  }
  return Object.fromEntries(sent);
}
