export interface Wish {
  /** Where its middle should be. */
  readonly at: number;
  readonly weight: number;
  /** Smallest distance of its middle from the middle of the one before. */
  readonly after: number;
}

/** Middles as near to the wishes as order and distances allow (least squares, by pooling adjacent violators). */
export function spread(wishes: readonly Wish[]): readonly number[] {
  const pools: { sum: number; weight: number; size: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [place, { at, weight, after }] of wishes.entries()) {
    if (place > 0) offset += after;
    offsets.push(offset);
    let pool = { sum: (at - offset) * weight, weight, size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.weight > pool.sum / pool.weight; last = pools.at(-1)) {
      pool = { sum: pool.sum + last.sum, weight: pool.weight + last.weight, size: pool.size + last.size };
      pools.pop();
    }
    pools.push(pool);
  }
  const middles: number[] = [];
  for (const { sum, weight, size } of pools) {
    for (let member = 0; member < size; member++) middles.push(sum / weight + (offsets[middles.length] ?? 0));
  }
  return middles;
}
