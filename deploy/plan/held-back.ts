import type { Node } from '../resources/kind.ts';

/** Nodes that need a tenant that is not read, with the symbol of that tenant. What lives in such a tenant is among them. */
export function heldBack(nodes: ReadonlyMap<string, Node>, unread: ReadonlySet<string>): ReadonlyMap<string, string> {
  const known = new Map<string, string | undefined>();
  const heldFor = (node: Node): string | undefined => {
    if (known.has(node.key)) return known.get(node.key);
    known.set(node.key, undefined);
    const own = [node.tenant, node.otherEnd].find(tenant => tenant !== undefined && unread.has(tenant));
    const found = own ?? node.needs.map(key => nodes.get(key)).reduce<string | undefined>((tenant, other) => tenant ?? (other && heldFor(other)), undefined);
    known.set(node.key, found);
    return found;
  };
  const held = [...nodes.values()].flatMap(node => {
    const tenant = unread.size > 0 ? heldFor(node) : undefined;
    return tenant === undefined ? [] : [[node.key, tenant] as const];
  });
  return new Map(held);
}
