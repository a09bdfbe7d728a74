import { EmptyFileSystem } from 'langium';
import { loadProject, type Problem, type Project } from '../../language/index.ts';

const folder = 'file:///topologies/';

/** A project from texts by file name; the first is the root. */
export function read(files: string | { readonly [name: string]: string }): Promise<Project> {
  const texts = typeof files === 'string' ? { 'main.tenantry': files } : files;
  const overlay = new Map(Object.entries(texts).map(([name, text]) => [folder + name, text]));
  return loadProject([...overlay.keys()][0] ?? '', EmptyFileSystem.fileSystemProvider(), overlay);
}

/** `code: message`, in the order of the text. */
export const told = (project: Project): string[] => sorted(project.problems).map(({ code, message }) => `${code}: ${message}`);

const sorted = (problems: readonly Problem[]) =>
  [...problems].sort((a, b) => (a.span.uri === b.span.uri ? a.span.start - b.span.start : a.span.uri < b.span.uri ? -1 : 1));

/** Two tenants, a set of both, and a group and user in each, for tests that are about something else. */
export const preamble = `
tenant a "Alpha" { id: "00000000-0000-0000-0000-00000000000a" }
tenant b "Beta" { id: "00000000-0000-0000-0000-00000000000b" }
tenants both = a, b
existing group leads "Leads" in both
existing user ana "ana@example.com" in both
`;
