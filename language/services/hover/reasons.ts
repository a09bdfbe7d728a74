import type { Problem } from '../../problems/problem.ts';
import { helpOf } from '../../rules/help.ts';
import { escapeMarkdown, paragraphs } from '../markdown.ts';

const shown = 3;

/** Why the problems at an offset matter: every editor shows it, with or without a network. */
export function hoverReasons(problems: readonly Problem[], offset: number): string | undefined {
  const codes = new Set(problems.filter(({ span }) => span.start <= offset && offset <= span.end).map(({ code }) => code));
  return paragraphs(...[...codes].slice(0, shown).map(reasonOf)) || undefined;
}

function reasonOf(code: string): string | undefined {
  const help = helpOf(code);
  if (!help) return undefined;
  const pages = help.pages.flatMap(({ name, address }) => (address ? [`[${escapeMarkdown(name)}](${address})`] : []));
  return `\`${code}\`: ${escapeMarkdown(help.why)}${pages.length > 0 ? ` (${pages.join(', ')})` : ''}`;
}
