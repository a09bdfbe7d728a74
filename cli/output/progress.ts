import type { DeployEvent } from '../../deploy/index.ts';
import type { Topology } from '../../language/index.ts';
import { type Colour, harmless, type Io, paint } from '../io.ts';

const marks: { readonly [state: string]: readonly [string, Colour] } = {
  done: ['done', 'green'],
  failed: ['failed', 'red'],
  unknown: ['unknown', 'red'],
  skipped: ['skipped', 'yellow'],
  'not-started': ['not started', 'yellow'],
};

/** A line on the error output for each operation that ends, with how far its tenant is. */
export function deployProgress(topology: Topology, io: Io): (event: DeployEvent) => void {
  const titles = new Map(topology.tenants.map(tenant => [tenant.name, harmless(tenant.displayName)]));
  let pending: { tenant: string; line: string } | undefined;
  return event => {
    if (event.type === 'operation' && marks[event.state]) {
      const [word, colour] = marks[event.state] ?? ['', 'grey'];
      pending = { tenant: event.tenant, line: `${paint(io, colour, word)} ${harmless(event.title)}${event.message ? `: ${harmless(event.message)}` : ''}` };
    }
    if (event.type === 'tenant' && pending?.tenant === event.tenant) {
      io.err(`${paint(io, 'grey', `${titles.get(event.tenant) ?? event.tenant} ${event.ended}/${event.total}`)} ${pending.line}`);
      pending = undefined;
    }
    if (event.type === 'waiting') io.err(paint(io, 'grey', `${titles.get(event.tenant) ?? event.tenant} waiting: ${harmless(event.reason)}`));
    if (event.type === 'verifying') io.err(paint(io, 'grey', `${titles.get(event.tenant) ?? event.tenant} reading back …`));
  };
}
