import { structureCodes } from '../problems/codes.ts';
import { type Page, pagesOf } from '../problems/pages.ts';
import type { Severity } from '../problems/problem.ts';
import { rules } from './index.ts';
import { notes } from './notes.ts';

/** What there is to know about a code, wherever it is told. */
export interface Help {
  readonly code: string;
  readonly severity: Severity;
  readonly why: string;
  /** The pages of Microsoft's documentation it rests on; none for a judgement. */
  readonly pages: readonly Page[];
}

const help: ReadonlyMap<string, Help> = new Map(
  [...Object.entries(structureCodes).map(([code, entry]) => ({ code, ...entry, source: undefined })), ...rules, ...notes].map(
    ({ code, severity, why, source }) => [code, { code, severity, why, pages: pagesOf(source) }],
  ),
);

export const helpOf = (code: string): Help | undefined => help.get(code);

/** Every code of a diagnostic or note. */
export const explainedCodes: readonly string[] = [...help.keys()];

/** The page to open for a code: the first one that has an address. */
export const addressOf = (code: string): string | undefined => help.get(code)?.pages.find(({ address }) => address)?.address;
