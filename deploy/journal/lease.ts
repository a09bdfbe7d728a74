import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Connection, Connections } from '../connections/connect.ts';
import type { Plan } from '../plan/plan.ts';
import { stateFolder } from './state-folder.ts';

/** Without a sign of life for so long, in milliseconds, a deployment is taken for ended. */
const SILENCE = 60_000;
const SIGN_OF_LIFE = 10_000;

/** Who writes a tenant from this machine. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly started: string;
  /** File of its topology. */
  readonly root: string;
}

/** Another deployment of this machine writes the tenant. Nothing was sent. */
export class LeaseHeld extends Error {
  readonly holder: Holder;

  constructor(tenant: string, holder: Holder) {
    super(
      `Another deployment writes ${tenant}: process ${holder.pid} on ${holder.host}, of ${path.basename(holder.root)}, since ${holder.started}. Wait for its end, then deploy again.`,
    );
    this.name = 'LeaseHeld';
    this.holder = holder;
  }
}

/** The tenants that a plan writes. */
export const writtenBy = ({ operations }: Plan, connections: Connections): Connection[] =>
  [...new Set(operations.map(({ tenant }) => tenant))].flatMap(tenant => connections.of(tenant) ?? []);

export interface Lease {
  release(): void;
}

/**
 * One deployment at a time writes a tenant from this machine: all of the tenants or none. Two machines are kept apart by
 * nothing but what they find in the tenants.
 * @throws LeaseHeld
 */
export function takeLease(connections: readonly Connection[], root: string, folder = path.join(stateFolder(), 'leases')): Lease {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holder: Holder = { pid: process.pid, host: hostname(), started: new Date().toISOString(), root };
  const files: string[] = [];
  const release = () => {
    clearInterval(timer);
    for (const file of files.splice(0)) rmSync(file, { force: true });
  };
  const timer = setInterval(() => {
    const now = new Date();
    for (const file of files) utimesSync(file, now, now);
  }, SIGN_OF_LIFE).unref();
  try {
    for (const { root: graph, tenant } of connections) {
      const file = path.join(folder, `${createHash('sha256').update(`${graph} ${tenant.id}`).digest('hex').slice(0, 32)}.json`);
      take(file, holder, tenant.displayName);
      files.push(file);
    }
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

function take(file: string, holder: Holder, tenant: string): void {
  for (;;) {
    try {
      const opened = openSync(file, 'wx', 0o600);
      writeSync(opened, JSON.stringify(holder));
      closeSync(opened);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const other = holderOf(file);
      if (other && isAlive(other, file)) throw new LeaseHeld(tenant, other);
      setAside(file);
    }
  }
}

/** Of two that take over from a dead one at the same moment, one finds nothing to rename. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** `undefined` when the file is gone or was never finished. */
function holderOf(file: string): Holder | undefined {
  try {
    const { pid, host, started, root } = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return { pid, host, started, root };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, host }: Holder, file: string): boolean {
  const silent = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > SILENCE;
  if (silent || host !== hostname()) return !silent;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
