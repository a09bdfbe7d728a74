import type { AccessUnit, Line, LinkUnit, Omission, Unit } from './unit.ts';

/** Collects what a file will say, without what must be left out. */
export class Writer {
  readonly units: Unit[] = [];
  readonly links: LinkUnit[] = [];
  readonly access: AccessUnit[] = [];
  readonly omissions: Omission[] = [];
  /** Why something is left out, by key. */
  readonly leftOut: ReadonlyMap<string, string>;
  private readonly gone = new Set<string>();

  constructor(leftOut: ReadonlyMap<string, string>) {
    this.leftOut = leftOut;
  }

  /** Whether it can be named. */
  has(key: string): boolean {
    return !this.leftOut.has(key) && !this.gone.has(key);
  }

  /** True when it has been decided that it is left out; that is told. */
  refused(tenant: string, what: string, key: string): boolean {
    const why = this.leftOut.get(key);
    if (why !== undefined) this.omit(tenant, what, why, key);
    return why !== undefined;
  }

  /** @param key what cannot be named any more */
  omit(tenant: string, what: string, why: string, key?: string): void {
    this.omissions.push({ tenant, what, why });
    if (key !== undefined) this.gone.add(key);
  }

  /** Adds a declaration, unless it was refused or names something that is left out. */
  add(unit: Unit): void {
    const what = `the ${unit.keyword} ${unit.display ?? unit.symbol}`;
    if (this.refused(unit.tenant, what, unit.key)) return;
    const lost = this.lost(unit.lines);
    if (lost) this.omit(unit.tenant, what, `its ${lost.name} names something that is left out`, unit.key);
    else this.units.push(unit);
  }

  lost(lines: readonly Line[]): Line | undefined {
    return lines.find(({ needs }) => needs.some(key => !this.has(key)));
  }
}
