import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { plan } from '../plan/make-plan.ts';
import { findings } from './findings.ts';
import type { ImportTenant, Observed } from './observed.ts';
import { readTenants } from './read.ts';
import { type ImportText, toTopologyText } from './to-text.ts';
import type { Omission } from './unit.ts';

/** What the language makes of a text. */
export interface ReadBack {
  readonly topology: Topology;
  readonly errors: readonly { readonly message: string; readonly start: number }[];
}

export interface ImportOptions {
  /** Reads a text as a topology file is read. */
  readonly readBack: (text: string) => Promise<ReadBack>;
  readonly onEvent?: (event: { readonly type: 'reading' | 'comparing' }) => void;
}

export interface Import {
  readonly schema: 'tenantry.import/1';
  readonly text: string;
  /** What is in the tenants and not in the text, and why. */
  readonly omissions: readonly Omission[];
  /** What a plan would still do; empty unless the tenants changed meanwhile. */
  readonly remaining: readonly string[];
}

/** No more rounds than this: each leaves something out, or ends. */
const ROUNDS = 50;

/** Reads live tenants into a topology file whose plan is empty: what would change a tenant is left out and told. Reads only. */
export async function importTenants(tenants: readonly ImportTenant[], connections: Connections, options: ImportOptions): Promise<Import> {
  options.onEvent?.({ type: 'reading' });
  const observed = await readTenants(tenants, connections);
  options.onEvent?.({ type: 'comparing' });
  return settle(observed, connections, options);
}

async function settle(observed: Observed, connections: Connections, { readBack }: ImportOptions): Promise<Import> {
  const created = new Date(connections.clock.now()).toISOString();
  const leftOut = new Map<string, string>();
  const apart = new Set<string>();
  const finished = ({ text, omissions }: ImportText, remaining: readonly string[]): Import => ({ schema: 'tenantry.import/1', text, omissions, remaining });
  for (let round = 1; ; round++) {
    const written = toTopologyText(observed, { created, leftOut, apart });
    const { topology, errors } = await readBack(written.text);
    const made = errors.length > 0 ? undefined : await plan(topology, connections);
    const found = findings(written.places, errors, made);
    if (found.length === 0) return finished(written, []);
    const before = leftOut.size + apart.size;
    for (const { about, why } of found) {
      const [only, second] = about;
      // Of several that say the same, each is looked at on its own first.
      if (second && about.some(({ key }) => !apart.has(key))) for (const { key } of about) apart.add(key);
      else if (only) for (const { key } of about) if (!leftOut.has(key)) leftOut.set(key, why);
    }
    if (leftOut.size + apart.size === before || round === ROUNDS)
      return finished(
        written,
        found.map(({ why }) => why),
      );
  }
}
