import { mergeProblems, type Problem, type Project, type Severity, type Span } from '../../language/index.ts';
import { relative } from '../files.ts';
import { type Colour, harmless, type Io, paint } from '../io.ts';

const colours: { readonly [S in Severity]: Colour } = { error: 'red', warning: 'yellow', info: 'blue', hint: 'grey' };

/** A place in a file; lines and columns count from 1. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Locate = (span: Span) => Place;

/** Finds places in the files of some projects. */
export function locator(projects: readonly Project[], io: Io): Locate {
  const documents = new Map(projects.flatMap(project => project.documents.map(document => [document.uri.toString(), document.textDocument] as const)));
  return ({ uri, start, end }) => {
    const document = documents.get(uri);
    const from = document?.positionAt(start) ?? { line: 0, character: 0 };
    const to = document?.positionAt(end) ?? from;
    return { file: relative(uri, io.cwd), line: from.line + 1, column: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
  };
}

/** The problems of some projects, each once, in the order of files and lines. */
export function problemsOf(projects: readonly Project[]): Problem[] {
  const files = new Set(projects.flatMap(({ topology }) => topology.files));
  const views = (file: string) =>
    projects.filter(({ topology }) => topology.files.includes(file)).map(({ problems }) => problems.filter(({ span }) => span.uri === file));
  const all = [...files].flatMap(file => mergeProblems(views(file)));
  return all.sort((a, b) => (a.span.uri < b.span.uri ? -1 : a.span.uri > b.span.uri ? 1 : a.span.start - b.span.start));
}

/** `file:line:column severity message [code]`, then a count. */
export function printProblems(problems: readonly Problem[], files: number, locate: Locate, io: Io): void {
  for (const problem of problems) {
    const { file, line, column } = locate(problem.span);
    io.out(
      `${file}:${line}:${column} ${paint(io, colours[problem.severity], problem.severity)} ${harmless(problem.message)} ${paint(io, 'grey', `[${problem.code}]`)}`,
    );
    for (const related of problem.related ?? []) {
      const place = locate(related.span);
      io.out(paint(io, 'grey', `  ${place.file}:${place.line}:${place.column} ${harmless(related.message)}`));
    }
  }
  io.out(summary(problems, files));
}

export function summary(problems: readonly Problem[], files: number): string {
  const count = (severity: Severity, word: string) => {
    const n = problems.filter(problem => problem.severity === severity).length;
    return n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`];
  };
  const parts = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note'), ...count('hint', 'hint')];
  return `${parts.length > 0 ? parts.join(', ') : 'No problems'} in ${files} file${files === 1 ? '' : 's'}.`;
}

/** For programs; the shape is versioned by `schema`. */
export function problemsJson(problems: readonly Problem[], files: readonly string[], locate: Locate, io: Io): string {
  return JSON.stringify(
    {
      schema: 'tenantry.check/1',
      files: files.map(file => relative(file, io.cwd)),
      problems: problems.map(({ code, severity, message, span, related }) => ({
        code,
        severity,
        message,
        ...locate(span),
        related: (related ?? []).map(one => ({ message: one.message, ...locate(one.span) })),
      })),
    },
    undefined,
    2,
  );
}
