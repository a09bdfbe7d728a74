// Keeps the state in one file of a folder: written beside it and renamed, so that it is old or new, never half.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from './json.ts';
import { emptyState, type SandboxState } from './state.ts';

const FILE = 'sandbox.json';

export class SandboxStateError extends Error {
  readonly path: string;
  constructor(path: string, why: string, mend = 'Delete the file to start empty.') {
    super(`The state of the sandbox in ${path} cannot be used: ${why}. ${mend}`);
    this.name = 'SandboxStateError';
    this.path = path;
  }
}

export function restore(folder: string): SandboxState {
  const path = join(folder, FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState();
    throw new SandboxStateError(path, (error as Error).message, 'Name a folder that can be read.');
  }
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch (error) {
    throw new SandboxStateError(path, (error as Error).message);
  }
  if (!isObject(state) || !isObject(state['tenants']) || typeof state['sequence'] !== 'number')
    throw new SandboxStateError(path, 'it is not the state of a sandbox');
  if (state['version'] !== 1) throw new SandboxStateError(path, `its version is ${JSON.stringify(state['version'])}, expected 1`);
  return state as unknown as SandboxState;
}

export function persist(folder: string, state: SandboxState): void {
  const path = join(folder, FILE);
  const beside = `${path}.${process.pid}.tmp`;
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(beside, JSON.stringify(state), { mode: 0o600, flush: true });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
