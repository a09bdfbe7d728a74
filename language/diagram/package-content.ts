import type { AccessPackage, Catalog, Grant, Resource, TopologyIndex } from '../model/index.ts';
import type { Compartment, Detail, Entry } from './content.ts';
import { audienceWords, named, policyPills, policySentence } from './policy-words.ts';
import { list } from './text.ts';

/** The access packages of a tenant under their catalogs; a catalog is an entry of its own. */
export function packageCompartment(own: readonly Resource[], index: TopologyIndex): Compartment {
  const packages = own.filter(resource => resource.kind === 'package');
  const catalogs = own.filter(resource => resource.kind === 'catalog');
  const known = new Set(catalogs.map(catalog => catalog.key));
  const entries: Entry[] = packages.filter(entry => !entry.catalog || !known.has(entry.catalog.key)).map(entry => packageEntry(entry, index));
  for (const catalog of catalogs) {
    entries.push(catalogEntry(catalog));
    entries.push(...packages.filter(entry => entry.catalog?.key === catalog.key).map(entry => packageEntry(entry, index)));
  }
  return { title: 'Access packages', one: 'access package', many: 'access packages', entries };
}

function catalogEntry(catalog: Catalog): Entry {
  const tags = [...(catalog.external ? ['open to partners'] : []), ...(catalog.published ? [] : ['not published']), ...(catalog.existing ? ['existing'] : [])];
  return {
    source: { key: catalog.key, span: catalog.span, label: [`Catalog ${catalog.displayName}`, ...tags].join(', ') },
    icon: 'catalog',
    name: catalog.displayName,
    tags,
    details: [],
  };
}

function packageEntry(entry: AccessPackage, index: TopologyIndex): Entry {
  const tags = [...(entry.hidden ? ['hidden'] : []), ...(entry.existing ? ['existing'] : [])];
  const grants = entry.grants.map(grant => grantLine(grant, index));
  const words = grants.map(grant => `${grant.word} ${grant.text}`);
  return {
    source: {
      key: entry.key,
      span: entry.span,
      label: [`Access package ${entry.displayName}`, ...tags, ...(words.length > 0 ? [`grants ${list(words)}`] : [])].join(', '),
    },
    icon: 'package',
    name: entry.displayName,
    tags,
    details: [
      ...grants,
      ...entry.policies.flatMap((policy): Detail[] => {
        const source = { key: policy.key, span: policy.span, label: policySentence(policy, index) };
        return [
          { type: 'line', word: 'for', text: audienceWords(policy, index) },
          { type: 'pills', source, pills: policyPills(policy) },
        ];
      }),
    ],
  };
}

function grantLine(grant: Grant, index: TopologyIndex): Detail & { readonly type: 'line' } {
  switch (grant.type) {
    case 'role':
      return { type: 'line', word: 'role', text: `${grant.role}${grant.as === 'Eligible' ? ' (eligible)' : ''}` };
    case 'group':
      return { type: 'line', word: 'group', text: `${named(index, grant.group)}${grant.as === 'Owner' ? ' (owner)' : ''}` };
    case 'application':
      return { type: 'line', word: 'app', text: `${named(index, grant.application)} · ${grant.role}` };
    case 'sync': {
      const target = index.link(grant.link.key)?.target ?? grant.link.key;
      return { type: 'line', word: 'sync', text: `to ${index.tenant(target)?.displayName ?? target}` };
    }
  }
}
