import { EmptyFileSystem } from 'langium';
import { loadProject, type Problem, type Project } from '../../../language/index.ts';

const root = 'file:///topology/main.tenantry';
const others = 'file:///topology/tenants.tenantry';
/** The tenants of texts that declare none. */
export const prelude = `tenant contoso "Contoso" {
  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"
  domains: "contoso.com"
}
tenant fabrikam "Fabrikam" {
  id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02"
  domains: "fabrikam.com"
}
tenant tailspin "Tailspin" {
  id: "c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03"
  domains: "tailspin.com"
}
tenants targets = fabrikam, tailspin
`;
const header = 'import "./tenants.tenantry"\n';

/** A text as the file `main`, with the usual tenants unless it declares its own. Offsets are those of the text. */
export async function projectOf(text: string): Promise<Project & { readonly offset: number }> {
  const offset = /^tenant /m.test(text) ? 0 : header.length;
  const overlay = new Map([
    [root, header.slice(0, offset) + text],
    [others, prelude],
  ]);
  return { ...(await loadProject(root, EmptyFileSystem.fileSystemProvider(), overlay)), offset };
}

export interface Marked {
  readonly text: string;
  /** From « to ». */
  readonly problem: readonly Range[];
  /** From ‹ to ›. */
  readonly related: readonly Range[];
}
export type Range = readonly [start: number, end: number];

/** Takes the marks out of a text. */
export function unmarked(marked: string): Marked {
  const open: { readonly [mark: string]: number[] } = { '«': [], '‹': [] };
  const found: { readonly [mark: string]: Range[] } = { '«': [], '‹': [] };
  let text = '';
  for (const char of marked) {
    if (open[char]) open[char].push(text.length);
    else if (char === '»' || char === '›') {
      const mark = char === '»' ? '«' : '‹';
      found[mark]?.push([open[mark]?.pop() ?? 0, text.length]);
    } else text += char;
  }
  return { text, problem: found['«'] ?? [], related: found['‹'] ?? [] };
}

/** Ranges in the main file, in the order of the text. */
export const ranges = (spans: Iterable<Problem['span']>, offset: number): Range[] =>
  [...spans]
    .filter(({ uri }) => uri === root)
    .map(({ start, end }): Range => [start - offset, end - offset])
    .sort(([a], [b]) => a - b);

/** The text after the edits of a fix; throws where they overlap or leave the file. */
export function applied(text: string, edits: NonNullable<Problem['fixes']>[number]['edits'], offset: number): string {
  let result = text;
  let limit = Number.POSITIVE_INFINITY;
  for (const { span, text: inserted } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    if (span.uri !== root || span.end > limit) throw new Error('The edits of this fix do not fit together.');
    limit = span.start;
    result = result.slice(0, span.start - offset) + inserted + result.slice(span.end - offset);
  }
  return result;
}
