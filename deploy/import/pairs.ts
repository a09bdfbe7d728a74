/** An ordered pair of tenants. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Pairs that one statement can say. */
export interface PairGroup {
  readonly form: 'mesh' | 'product';
  readonly from: readonly string[];
  /** For a mesh the same tenants. */
  readonly to: readonly string[];
}

/** Fewest statements for some pairs: first meshes of three and more, then sources that share their targets. */
export function groupPairs(pairs: readonly Pair[], order: readonly string[], { meshes }: { readonly meshes: boolean }): PairGroup[] {
  const groups: PairGroup[] = [];
  let rest = pairs;
  while (meshes) {
    const members = largestMesh(rest, order);
    if (members.length < 3) break;
    groups.push({ form: 'mesh', from: members, to: members });
    rest = rest.filter(({ from, to }) => !(members.includes(from) && members.includes(to)));
  }
  const [bySource, byTarget] = [
    products(rest, order),
    products(
      rest.map(({ from, to }) => ({ from: to, to: from })),
      order,
    ).map(({ from, to }) => ({ from: to, to: from })),
  ];
  const best = byTarget.length < bySource.length ? byTarget : bySource;
  return [...groups, ...best.map(group => ({ form: 'product' as const, ...group }))];
}

function products(pairs: readonly Pair[], order: readonly string[]): { from: readonly string[]; to: readonly string[] }[] {
  const targets = new Map(order.map(from => [from, order.filter(to => pairs.some(pair => pair.from === from && pair.to === to))]));
  const alike = Map.groupBy(
    [...targets].filter(([, to]) => to.length > 0),
    ([, to]) => to.join(),
  );
  return [...alike.values()].map(group => ({ from: group.map(([from]) => from), to: group[0]?.[1] ?? [] }));
}

/** Grown from every tenant in turn; the largest one found. */
function largestMesh(pairs: readonly Pair[], order: readonly string[]): readonly string[] {
  const has = new Set(pairs.map(({ from, to }) => `${from} ${to}`));
  const mutual = (a: string, b: string) => has.has(`${a} ${b}`) && has.has(`${b} ${a}`);
  let largest: readonly string[] = [];
  for (const start of order) {
    const members = [start];
    for (const other of order) if (!members.includes(other) && members.every(member => mutual(member, other))) members.push(other);
    if (members.length > largest.length) largest = order.filter(tenant => members.includes(tenant));
  }
  return largest;
}
