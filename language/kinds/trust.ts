import type { Trust } from '../model/values.ts';
import { someOf } from '../values/scalars.ts';
import { property } from './kind.ts';

/** Inbound trust, on links (for the target) and on access settings. */
export const trust = property(
  someOf<Trust>({
    mfa: "multifactor authentication done in the user's home tenant counts here",
    compliantDevice: 'devices that the home tenant calls compliant count here',
    hybridJoinedDevice: 'hybrid joined devices of the home tenant count here',
  }),
  'Inbound trust: which claims of the home tenant are accepted.',
  { otherwise: 'not managed' },
);
