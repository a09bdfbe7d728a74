import type { Connection } from 'vscode-languageserver';
import { layoutDiagram, outline, renderSvg } from '../../language/diagram/index.ts';
import type { Project } from '../../language/index.ts';
import type { TenantrySharedServices } from '../../language/services/services.ts';
import type { DiagramResult, DocumentParams, ProjectSummary, Requests } from '../protocol.ts';
import { withProject } from './answer.ts';
import { brokenBy } from './broken.ts';
import { problemMarks } from './marks.ts';

const method = 'tenantry/diagram' satisfies keyof Requests;

/** The picture for the preview. Drawn once per project: views of its files share it. */
export function addDiagramHandler(connection: Connection, services: TenantrySharedServices): void {
  const drawn = new WeakMap<Project, DiagramResult>();
  connection.onRequest(
    method,
    (params: DocumentParams): Promise<DiagramResult> =>
      withProject(services, params, (project, summary) => {
        const result = drawn.get(project) ?? draw(project, summary);
        drawn.set(project, result);
        return result;
      }),
  );
}

function draw(project: Project, summary: ProjectSummary): DiagramResult {
  const { topology } = project;
  const reason = brokenBy(project);
  return {
    ...summary,
    title: titleOf(project.root),
    svg: renderSvg(layoutDiagram(topology), { interactive: true, marks: problemMarks(project) }),
    outline: outline(topology),
    ok: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
  };
}

const titleOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)).replace(/\.tenantry$/, '');
