import type { Target } from '../../server/engine-protocol.ts';

/** Targets as they are named to people. */
export const targetWords: Readonly<Record<Target, string>> = { sandbox: 'Sandbox', live: 'Microsoft Graph (live tenants)' };
