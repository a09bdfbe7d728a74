import { unknown } from '../outcome.ts';
import type { Functions } from './function.ts';

/** What only the service can know, in words that may stand in place of the value. */
const placeholders = {
  AltSecIdFromNetId: "the cross-tenant key of the source user's net id",
  AppRoleAssignments: 'the application roles of the user',
  AppRoleAssignmentsComplex: 'the application roles of the user',
  AssertiveAppRoleAssignmentsComplex: 'the application roles of the user',
  DefaultDomain: 'the default domain of the source tenant',
  Guid: 'a new GUID at every evaluation',
  Now: 'the moment of the evaluation',
  RandomString: 'a new random text at every evaluation',
  SelectUniqueValue: 'the first candidate that is free in the target',
  SingleAppRoleAssignment: 'the application role of the user',
} as const;

export const generatorFunctions: Functions = Object.fromEntries(Object.entries(placeholders).map(([name, words]) => [name, () => unknown(words)]));
