import type { TopologyIndex } from '../../model/query.ts';
import type { ConnectedOrganization, Topology } from '../../model/topology.ts';
import type { Fix } from '../../problems/problem.ts';
import { namesEverywhere } from '../facts/approvers.ts';
import { usersIn } from '../facts/by-tenant.ts';
import { declareBeside, replace, setProperty } from '../facts/edits.ts';
import { freeName, placementOf, tenantsAt } from '../facts/placement.ts';

export type SponsorKind = 'internalSponsors' | 'externalSponsors';

/** Guests carry the mark in their user principal name; nothing else tells them apart here. */
export const isGuestName = (userPrincipalName: string): boolean => userPrincipalName.toUpperCase().includes('#EXT#');

/**
 * Names a sponsor of one kind: users of that kind who are declared, else one that the writer names in the text. Externals are
 * never made up: who of the organization is a guest already cannot be guessed.
 */
export function sponsorFixes(topology: Topology, index: TopologyIndex, organization: ConnectedOrganization, kind: SponsorKind): readonly Fix[] {
  const tenants = tenantsAt(topology, organization);
  const word = kind === 'internalSponsors' ? 'internal' : 'external';
  const names = namesEverywhere(
    index,
    tenants,
    usersIn(topology).get(organization.tenant) ?? [],
    ({ userPrincipalName }) => isGuestName(userPrincipalName) === (kind === 'externalSponsors'),
  );
  if (names.length > 0) return names.map(name => ({ title: `Make ${name} an ${word} sponsor`, edits: addSponsor(organization, kind, name) }));
  const [domain] = index.tenant(organization.tenant)?.domains ?? [];
  if (kind === 'externalSponsors' || tenants.length > 1 || domain === undefined) return [];
  const name = freeName(topology, 'sponsor');
  const declared = `existing user ${name} "sponsor@${domain}" in ${placementOf(topology, organization)}`;
  return [{ title: `Add an internal sponsor at ${domain}`, edits: [declareBeside(organization, declared), ...addSponsor(organization, kind, name)] }];
}

function addSponsor(organization: ConnectedOrganization, kind: SponsorKind, name: string) {
  const last = organization[kind].at(-1);
  return last ? [replace({ ...last.span, start: last.span.end }, `, ${name}`)] : setProperty(organization, kind, name);
}
