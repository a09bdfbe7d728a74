import type { Project } from '../../language/index.ts';

/** Problems after which a picture shows less than was meant, not something else than was meant. */
const breaking = new Set(['syntax', 'file-too-large', 'string-not-closed', 'import-not-found', 'import-outside']);

/** Why the text of a project cannot be read completely: file, line and message of the first such problem. */
export function brokenBy({ problems, documents }: Project): string | undefined {
  const problem = problems.find(({ code }) => breaking.has(code));
  if (!problem) return undefined;
  const { uri, start } = problem.span;
  const line = documents.find(document => document.uri.toString() === uri)?.textDocument.positionAt(start).line ?? 0;
  return `${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}, line ${line + 1}: ${problem.message}`;
}
