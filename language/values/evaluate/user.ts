import type { Tenant } from '../../model/topology.ts';
import type { AttributeName } from '../../model/values.ts';
import type { Outcome } from './outcome.ts';

/**
 * A user by the names of synchronized attributes, as mappings spell them; a directory extension by its key in the
 * topology, its symbol or its full name. What is not there has no value.
 */
export type UserValues = { readonly [attribute: string]: Outcome | undefined };

export const attributeOf = (user: UserValues, { name, extension }: AttributeName): Outcome =>
  (extension === undefined ? undefined : own(user, extension)) ?? own(user, name) ?? null;

const own = (user: UserValues, name: string): Outcome | undefined => (Object.hasOwn(user, name) ? user[name] : undefined);

/** The sample of hovers: Ana Lima, an analyst of the security department in Lisbon. Her addresses are in the tenant's first domain. */
export function sampleUser(tenant?: Pick<Tenant, 'domains'>): UserValues {
  const address = `ana.lima@${tenant?.domains[0] ?? 'contoso.com'}`;
  return {
    accountEnabled: true,
    city: 'Lisbon',
    companyName: 'Contoso',
    country: 'Portugal',
    department: 'Security',
    displayName: 'Ana Lima',
    employeeId: 'E1234',
    givenName: 'Ana',
    IsSoftDeleted: false,
    jobTitle: 'Analyst',
    mail: address,
    mailNickname: 'ana.lima',
    mobile: '+351 912 345 678',
    objectId: '1f0e7c52-3c1d-4f0a-9b7e-5d2a6c8e4b10',
    physicalDeliveryOfficeName: '4/21',
    postalCode: '1100-148',
    preferredLanguage: 'pt-PT',
    proxyAddresses: [`SMTP:${address}`],
    streetAddress: 'Rua Augusta 100',
    surname: 'Lima',
    telephoneNumber: '+351 21 555 1234',
    usageLocation: 'PT',
    userPrincipalName: address,
    userType: 'Member',
  };
}
