import { rule } from '../rule.ts';

export const externalLifecycleDays = rule({
  code: 'external-lifecycle-days',
  severity: 'info',
  why: 'External users are deleted this long after they were blocked; 30 days is the default. It covers users whom entitlement management invited or who were converted to governed.',
  source: 'entitlement-management-external-users',
  check({ index, report }) {
    for (const { externalUserLifecycleAction, durationUntilExternalUserDeletedAfterBlocked: after, span, spans } of index.all('settings')) {
      if (externalUserLifecycleAction !== 'blockSignInAndDelete' || !after || after.hours === 30 * 24) continue;
      report(
        spans['durationUntilExternalUserDeletedAfterBlocked'] ?? span,
        `Externals are removed ${Math.round(after.hours / 24)} days after their last assignment.`,
      );
    }
  },
});
