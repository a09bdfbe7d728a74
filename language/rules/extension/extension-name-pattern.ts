import { extensionFullName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const extensionNamePattern = rule({
  code: 'extension-name-pattern',
  severity: 'error',
  why: 'A directory extension carries the id of the application that registered it; the name is case-sensitive.',
  source: 'cross-tenant-synchronization-directory-extensions',
  check({ index, report }) {
    for (const { fullName, span } of index.all('extension')) {
      if (fullName !== undefined && !extensionFullName.test(fullName))
        report(span, 'A directory extension is named extension_<application id without hyphens>_<name>.');
    }
  },
});
