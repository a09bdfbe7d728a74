import type { Problem } from '../../problems/problem.ts';
import { DRIFT, ignorableCodes } from '../../project/ignores.ts';
import { helpOf } from '../../rules/help.ts';
import { CompletionItemKind, type Offer } from './offer.ts';

/** The code that is being typed in a comment `// tenantry-ignore`; nothing where the cursor is elsewhere. */
export function ignoredCodeAt(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /\/\/\s*tenantry-ignore\s+([\w-]*)$/.exec(line)?.[1];
}

/** Codes that can be ignored; first those of problems behind the comment, nearest first. */
export function ignoreOffers(problems: readonly Problem[], offset: number): readonly Offer[] {
  const behind = problems.filter(({ code, span }) => span.start >= offset && ignorableCodes.has(code)).sort((a, b) => a.span.start - b.span.start);
  const there = new Map(behind.toReversed().map(({ code, message }) => [code, message]));
  const others = [...ignorableCodes].filter(code => !there.has(code)).sort();
  return [
    ...[...there].reverse().map(([code, message]) => offer(code, message)),
    ...others.map(code => offer(code)),
    offer(DRIFT, 'Differences of tenants from the topology'),
  ];
}

const offer = (code: string, message?: string): Offer => ({
  label: code,
  kind: CompletionItemKind.Constant,
  detail: message,
  documentation: helpOf(code)?.why,
  snippet: `${code}: \${1:reason}`,
});
