import { type FileSystemProvider, type LangiumDocument, URI } from 'langium';
import type { Document } from '../generated/ast.ts';
import { createTenantryServices, type TenantryServices } from '../services/module.ts';
import { buildProject, loadImports, type Project } from './project.ts';
import { type RuleSettings, withSeverities } from './rule-settings.ts';

/** Files whose text differs from what is stored, by URI: unsaved edits. */
export type Overlay = ReadonlyMap<string, string>;

/**
 * Reads a topology from its root file, for the command line, plans and tests.
 * @param settings other severities than the usual ones
 * @throws when the root file itself cannot be read; everything else is a problem of the project.
 */
export async function loadProject(
  root: string,
  fileSystem: FileSystemProvider,
  overlay: Overlay = new Map(),
  settings: RuleSettings = new Map(),
): Promise<Project> {
  const { shared } = createTenantryServices({ fileSystemProvider: () => overlaid(fileSystem, overlay) });
  const documents = shared.workspace.LangiumDocuments;
  const document = (await documents.getOrCreateDocument(URI.parse(root))) as LangiumDocument<Document>;
  await loadImports(document, documents);
  const project = buildProject(document, documents);
  return { ...project, problems: withSeverities(project.problems, settings) };
}

function overlaid(fileSystem: FileSystemProvider, overlay: Overlay): FileSystemProvider {
  const known = (uri: URI) => overlay.get(uri.toString());
  return new Proxy(fileSystem, {
    get(target, key) {
      if (key === 'readFile') return async (uri: URI) => known(uri) ?? target.readFile(uri);
      if (key === 'readFileSync') return (uri: URI) => known(uri) ?? target.readFileSync(uri);
      const member = Reflect.get(target, key);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

export type { TenantryServices };
