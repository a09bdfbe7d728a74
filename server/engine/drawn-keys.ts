import type { Span, Topology } from '../../language/index.ts';

/** Something that a plan or a drift is about. */
interface Planned {
  readonly id: string;
  readonly tenant: string;
  readonly span?: Span;
}

/** The operation that makes or removes the thing itself, and not something that belongs to it. */
export const ownId = (key: string): string =>
  key
    .replace(/^sync:/, 'syncApplication:')
    .replace(/^policy:/, 'assignmentPolicy:package:')
    .replace(/^access:/, 'partner:');

/** Topology keys of what something planned belongs to: by its id, else by where it is declared. */
export function drawnIn({ resources, links }: Topology): (planned: Planned) => readonly string[] {
  const policies = resources.flatMap(resource => (resource.kind === 'package' ? resource.policies : []));
  const byOwnId = new Map([...resources, ...links, ...policies].map(({ key }) => [ownId(key), key]));
  return ({ id, tenant, span }) => {
    const own = byOwnId.get(id);
    if (own) return [own];
    const [, kind = '', a = '', b = ''] = /^(\w+):([^/:]+)\/([^/]+)/.exec(id) ?? [];
    const inside = ({ declaration }: { readonly declaration: Span }) => span !== undefined && within(span, declaration);
    if (kind.startsWith('sync')) return links.filter(({ source, target }) => source === a && target === b).map(({ key }) => key);
    if (kind === 'partner' || kind === 'identitySynchronization')
      return [
        ...links.filter(link => inside(link) && [link.source, link.target].includes(a) && [link.source, link.target].includes(b)),
        ...resources.filter(resource => resource.kind === 'access' && resource.tenant === tenant && inside(resource)),
      ].map(({ key }) => key);
    return resources.filter(resource => resource.tenant === tenant && inside(resource)).map(({ key }) => key);
  };
}

const within = (inner: Span, outer: Span): boolean => inner.uri === outer.uri && inner.start >= outer.start && inner.end <= outer.end;
