import { l10n } from 'vscode';
import type { Target } from '../../server/engine-protocol.ts';

/** Targets as they are named to people. */
export const targetWords: Readonly<Record<Target, string>> = { sandbox: l10n.t('Sandbox'), live: l10n.t('Microsoft Graph (live tenants)') };
