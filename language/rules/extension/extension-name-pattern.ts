import type { DirectoryExtension, Topology } from '../../model/topology.ts';
import type { Fix } from '../../problems/problem.ts';
import { applicationsIn } from '../facts/by-tenant.ts';
import { replace } from '../facts/edits.ts';
import { extensionFullName } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const extensionNamePattern = rule({
  code: 'extension-name-pattern',
  severity: 'error',
  why: 'A directory extension is named after the application that registered it, and Entra finds it by exactly this name. A name of another form finds nothing.',
  source: 'cross-tenant-synchronization-directory-extensions',
  check({ topology, index, report }) {
    for (const extension of index.all('extension')) {
      const { fullName, span } = extension;
      if (fullName === undefined || extensionFullName.test(fullName)) continue;
      report(span, 'A directory extension is named extension_<application id without hyphens>_<name>.', { fixes: builtNames(topology, extension) });
    }
  },
});

const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;
const shown = 3;

/** The full name for an application id: the one in the text, else those of the applications that the tenant declares. */
function builtNames(topology: Topology, { tenant, name, fullName = '', displayNameSpan }: DirectoryExtension): readonly Fix[] {
  const [written] = guid.exec(fullName) ?? [];
  const declared = (applicationsIn(topology).get(tenant) ?? []).slice(0, shown).flatMap(({ appId }) => appId ?? []);
  const own = /[A-Za-z0-9]+$/.exec(fullName)?.[0] ?? name;
  return (written ? [written] : declared).flatMap(appId => {
    const built = `extension_${appId.replaceAll('-', '')}_${own}`;
    return displayNameSpan ? [{ title: `Use "${built}"`, edits: [replace(displayNameSpan, `"${built}"`)] }] : [];
  });
}
