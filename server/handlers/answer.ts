import { URI } from 'langium';
import type { Project } from '../../language/index.ts';
import type { TenantrySharedServices } from '../../language/services/services.ts';
import type { DocumentParams, ProjectSummary } from '../protocol.ts';

/**
 * Answers a request about a document with its project, as the editor shows it: every edit that came before the request
 * is taken in first. Nothing where the file cannot be read.
 */
export async function withProject<R>(
  services: TenantrySharedServices,
  { uri }: DocumentParams,
  answer: (project: Project, summary: ProjectSummary) => R,
): Promise<R | null> {
  const { WorkspaceLock, WorkspaceManager, LangiumDocuments, Projects } = services.workspace;
  await WorkspaceManager.ready;
  return WorkspaceLock.read(async () => {
    const document = await LangiumDocuments.getOrCreateDocument(URI.parse(uri)).catch(() => undefined);
    const project = document && Projects.for(document.uri);
    return project ? answer(project, summaryOf(project)) : null;
  });
}

function summaryOf({ root, topology, problems }: Project): ProjectSummary {
  const count = (severity: string) => problems.filter(problem => problem.severity === severity).length;
  return { root, files: topology.files, problems: { errors: count('error'), warnings: count('warning') } };
}
