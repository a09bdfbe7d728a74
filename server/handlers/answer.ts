import { type LangiumDocument, URI } from 'langium';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Document } from '../../language/generated/ast.ts';
import type { Project } from '../../language/index.ts';
import { loadImports } from '../../language/project/project.ts';
import type { TenantrySharedServices } from '../../language/services/services.ts';
import type { DocumentParams, ProjectSummary } from '../protocol.ts';

/**
 * Answers a request about a document with its project, as the editor shows it: every edit that came before the request
 * is taken in first.
 * @throws ResponseError where the file cannot be read.
 */
export async function withProject<R>(
  services: TenantrySharedServices,
  { uri }: DocumentParams,
  answer: (project: Project, summary: ProjectSummary) => R,
): Promise<R> {
  const { WorkspaceLock, WorkspaceManager, LangiumDocuments, Projects } = services.workspace;
  await WorkspaceManager.ready;
  return WorkspaceLock.read(async () => {
    const document = await LangiumDocuments.getOrCreateDocument(URI.parse(uri)).catch(() => undefined);
    if (document) await loadImports(document as LangiumDocument<Document>, LangiumDocuments);
    const project = document && Projects.for(document.uri);
    if (!project) throw new ResponseError(LSPErrorCodes.RequestFailed, `The file ${uri} cannot be read.`);
    return answer(project, summaryOf(project));
  });
}

function summaryOf({ root, topology, problems }: Project): ProjectSummary {
  const count = (severity: string) => problems.filter(problem => problem.severity === severity).length;
  return { root, files: topology.files, problems: { errors: count('error'), warnings: count('warning') } };
}
