// The checker of the shared tools, where it is there.
import { existsSync } from 'node:fs';
import type { World } from './client.ts';

interface Finding {
  code: string;
  severity: string;
  entry: number;
  pointer: string;
  message: string;
  request?: string;
}

const library = new URL('../../../shared/tools/graph-contract/lib/index.mjs', import.meta.url);

/** What the published contract says against a trace; undefined when the checker is not there. */
export async function judge({ entries }: World): Promise<Finding[] | undefined> {
  if (!existsSync(library)) return undefined;
  const { checkTrace } = (await import(library.href)) as { checkTrace(har: unknown): { findings: Finding[] } };
  return checkTrace({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries } }).findings;
}

/** Findings that are errors, one line each. */
export const errorsOf = (findings: Finding[] | undefined): string[] =>
  (findings ?? [])
    .filter(({ severity }) => severity === 'error')
    .map(({ code, entry, request, pointer, message }) => `${code} ${entry} ${request} ${pointer}: ${message}`);
