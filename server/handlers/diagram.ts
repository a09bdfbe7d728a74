import type { Connection } from 'vscode-languageserver';
import { drawnPlaces, layoutDiagram, outline, svgPieces } from '../../language/diagram/index.ts';
import type { Project } from '../../language/index.ts';
import type { TenantrySharedServices } from '../../language/services/services.ts';
import type { DiagramParams, DiagramResult, PlanMark, ProjectSummary, Requests } from '../protocol.ts';
import { withProject } from './answer.ts';
import { brokenBy } from './broken.ts';
import { problemMarks, withPlan } from './marks.ts';

const method = 'tenantry/diagram' satisfies keyof Requests;

/** The picture for the preview. Without a plan on it, it is drawn once per project: views of its files share it. */
export function addDiagramHandler(connection: Connection, services: TenantrySharedServices): void {
  const drawn = new WeakMap<Project, DiagramResult>();
  connection.onRequest(
    method,
    (params: DiagramParams): Promise<DiagramResult> =>
      withProject(services, params, (project, summary) => {
        if (params.marks?.length) return draw(project, summary, params.marks);
        const result = drawn.get(project) ?? draw(project, summary);
        drawn.set(project, result);
        return result;
      }),
  );
}

function draw(project: Project, summary: ProjectSummary, planned: readonly PlanMark[] = []): DiagramResult {
  const { topology } = project;
  const marks = withPlan(problemMarks(project), planned);
  const reason = brokenBy(project);
  const scene = layoutDiagram(topology);
  return {
    ...summary,
    title: titleOf(project.root),
    svg: svgPieces(scene, { interactive: true, marks }),
    places: drawnPlaces(scene),
    outline: outline(topology, marks),
    ok: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
  };
}

const titleOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)).replace(/\.tenantry$/, '');
