import { setProperty } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const externalLifecycleBlockOnly = rule({
  code: 'external-lifecycle-block-only',
  severity: 'warning',
  why: 'A blocked user stays in the directory and cannot sign in to ask again. Only removal clears the account, so that the next request starts anew.',
  source: 'entitlement-management-external-users',
  check({ index, report }) {
    for (const settings of index.all('settings')) {
      if (settings.externalUserLifecycleAction !== 'blockSignIn') continue;
      report(settings.spans['externalUserLifecycleAction'] ?? settings.span, 'Blocked users cannot request again.', {
        fixes: [{ title: 'Turn on removal', edits: setProperty(settings, 'externalUserLifecycleAction', 'blockSignInAndDelete') }],
      });
    }
  },
});
