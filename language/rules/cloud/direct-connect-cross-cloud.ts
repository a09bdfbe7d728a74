import { rule } from '../rule.ts';
import { family } from './clouds.ts';

export const directConnectCrossCloud = rule({
  code: 'direct-connect-cross-cloud',
  severity: 'error',
  why: 'B2B direct connect works inside one Microsoft cloud. Between clouds only B2B collaboration does, so people would never reach the shared channel.',
  source: 'cross-cloud-settings',
  check({ index, report }) {
    for (const access of index.all('access')) {
      if (family(index.tenant(access.tenant)) === family(index.tenant(access.partner))) continue;
      for (const property of ['directConnectInbound', 'directConnectOutbound'] as const) {
        const setting = access[property];
        if (setting?.usersAndGroups.accessType === 'allowed')
          report(access.spans[property] ?? access.span, 'B2B direct connect is not available across clouds.');
      }
    }
  },
});
