import type { Span } from '../model/source.ts';
import type { IgnoredDrift } from '../model/topology.ts';
import { type StructureCode, structureCodes } from '../problems/codes.ts';
import { nearest } from '../problems/nearest.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { rules } from '../rules/index.ts';
import { type Item, structureOf } from '../services/formatting/structure.ts';
import { splitDeclarations } from '../services/split.ts';
import { isFirstOnLine, scan, type Token } from '../services/text/scan.ts';

/** The text of one file. */
export interface FileText {
  readonly uri: string;
  readonly text: string;
}

/** A comment `// tenantry-ignore CODE: reason`. */
interface Ignore {
  readonly code: string;
  /** Empty where none is given. */
  readonly reason: string;
  readonly span: Span;
  /** Where the code stands; empty where there is none. */
  readonly codeSpan: Span;
  /** Problems that begin here are ignored: the declaration, block or property below, or the line in front. */
  readonly covers: { readonly start: number; readonly end: number };
}

/** Not a problem of a text but a difference between a topology and its tenants: plans tell which of these comments are of use. */
export const DRIFT = 'drift';

/** Without these the model is not what the text says, and must not be planned. */
const unavoidable = new Set<string>(Object.entries(structureCodes).flatMap(([code, { severity }]) => (severity === 'error' ? [code] : [])));

/** Codes of problems that a file or a setting may silence. */
export const ignorableCodes: ReadonlySet<string> = new Set(
  [...Object.keys(structureCodes), ...rules.map(({ code }) => code)].filter(code => !unavoidable.has(code)),
);

/**
 * Problems without those that a comment ignores, and with what is wrong with such comments. An ignore of a file that several
 * topologies share may be used in one of them only: see {@link mergeProblems}.
 */
export function withoutIgnored(problems: readonly Problem[], files: readonly FileText[]): readonly Problem[] {
  const ignores = files.flatMap(ignoresIn);
  if (ignores.length === 0) return problems;
  const used = new Set<Ignore>();
  const left = problems.filter(({ code, span }) => {
    const by = ignores.filter(
      ignore => ignore.code === code && ignore.span.uri === span.uri && span.start >= ignore.covers.start && span.start < ignore.covers.end,
    );
    for (const ignore of by) used.add(ignore);
    return by.length === 0 || unavoidable.has(code);
  });
  return [...left, ...ignores.flatMap(ignore => problemsOf(ignore, used.has(ignore)))];
}

/** The problems of one file as each of its topologies sees it, each once; a comment is of use when it is in any of them. */
export function mergeProblems(views: readonly (readonly Problem[])[]): readonly Problem[] {
  const found = new Map<string, { readonly problem: Problem; count: number }>();
  for (const problem of views.flat()) {
    const key = `${problem.code} ${problem.span.uri} ${problem.span.start} ${problem.span.end} ${problem.message}`;
    const known = found.get(key) ?? { problem, count: 0 };
    known.count++;
    found.set(key, known);
  }
  return [...found.values()].flatMap(({ problem, count }) => (problem.code === 'unused-ignore' && count < views.length ? [] : [problem]));
}

/** Comments that keep differences out of plans. */
export const ignoredDriftIn = (files: readonly FileText[]): readonly IgnoredDrift[] =>
  files
    .flatMap(ignoresIn)
    .filter(({ code, reason }) => code === DRIFT && reason !== '')
    .map(({ span, covers, reason }) => ({ span, covers: { uri: span.uri, ...covers }, reason }));

function problemsOf({ code, reason, span, codeSpan }: Ignore, used: boolean): Problem[] {
  const report = (kind: StructureCode, at: Span, message: string, more: Pick<Problem, 'fixes' | 'unused'> = {}): Problem => ({
    code: kind,
    severity: structureCodes[kind].severity,
    span: at,
    message,
    ...more,
  });
  if (unavoidable.has(code)) return [report('ignore-not-possible', codeSpan, `"${code}" cannot be ignored: the topology would not be what the text says.`)];
  const withoutReason = () => [report('ignore-without-reason', span, `Say why "${code}" does not matter here: // tenantry-ignore ${code}: reason.`)];
  if (code === DRIFT) return reason ? [] : withoutReason();
  if (!ignorableCodes.has(code)) {
    const close = nearest(code, ignorableCodes);
    const fixes: Fix[] = close ? [{ title: `Change to "${close}"`, edits: [{ span: codeSpan, text: close }] }] : [];
    const message = code
      ? `There is no problem "${code}".${close ? ` Did you mean "${close}"?` : ''}`
      : 'Name the code of the problem: // tenantry-ignore code: reason.';
    return [report('ignore-unknown-code', code ? codeSpan : span, message, { fixes })];
  }
  if (!used) {
    const fixes = [{ title: 'Remove the comment', edits: [{ span, text: '' }] }];
    return [report('unused-ignore', span, `There is no "${code}" to ignore here.`, { fixes, unused: true })];
  }
  return reason ? [] : withoutReason();
}

const marker = /^\/\/\s*tenantry-ignore(?![\w-])\s*([\w-]*)\s*(?::\s*(\S.*)?)?/;

function ignoresIn({ uri, text }: FileText): readonly Ignore[] {
  if (!text.includes('tenantry-ignore')) return [];
  const all = scan(text);
  return all.flatMap((token, i) => {
    const match = token.type === 'comment' ? marker.exec(token.text) : null;
    if (!match) return [];
    const [, code = '', reason] = match;
    const start = token.start + (code ? token.text.indexOf(code, token.text.indexOf('tenantry-ignore') + 'tenantry-ignore'.length) : token.text.length);
    const next = all.slice(i + 1).find(({ type }) => type !== 'comment');
    const covers = isFirstOnLine(text, token.start) ? extentOf(text, next) : { start: text.lastIndexOf('\n', token.start) + 1, end: token.start };
    return [
      { code, reason: reason?.trim() ?? '', span: { uri, start: token.start, end: token.end }, codeSpan: { uri, start, end: start + code.length }, covers },
    ];
  });
}

/** What begins with a token: a declaration, block, property or import as a whole. */
function extentOf(text: string, first: Token | undefined): { readonly start: number; readonly end: number } {
  if (!first) return { start: 0, end: 0 };
  const piece = splitDeclarations(text).find(({ offset, text: part }) => first.start < offset + part.length);
  if (!piece) return { start: 0, end: 0 };
  const tokens = scan(piece.text).filter(({ type }) => type !== 'comment');
  const wanted = tokens.findIndex(({ start }) => start + piece.offset === first.start);
  const end = wanted === 0 ? tokens.length - 1 : (itemAt(structureOf(piece.text, tokens, 0, tokens.length) ?? [], wanted)?.last ?? -1);
  return { start: first.start, end: piece.offset + (tokens[end]?.end ?? 0) };
}

function itemAt(items: readonly Item[], first: number): Item | undefined {
  for (const item of items) {
    if (item.first === first) return item;
    const inner = item.type === 'group' ? itemAt(item.items, first) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
