import { rule } from '../rule.ts';

export const externalLifecycleNotForSynced = rule({
  code: 'external-lifecycle-not-for-synced',
  severity: 'info',
  why: 'This setting covers users whom entitlement management brought in. Synchronized users are removed by their link.',
  source: 'entitlement-management-external-users',
  check({ index, report }) {
    for (const { tenant, span } of index.all('settings')) {
      const [link] = index.linksTo(tenant);
      if (link)
        report(span, 'Synchronized users are not removed by this; the source decides.', {
          related: [{ span: link.span, message: 'brings users by synchronization' }],
        });
    }
  },
});
