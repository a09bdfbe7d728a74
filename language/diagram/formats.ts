import type { Topology } from '../model/index.ts';
import { diagramData } from './data.ts';
import { layoutDiagram } from './layout.ts';
import { renderMermaid } from './mermaid.ts';
import type { Theme } from './palette.ts';
import { renderSvg } from './svg.ts';

/** The picture as a file for other programs, by format. */
export const drawings = {
  svg: (topology: Topology, theme?: Theme) => renderSvg(layoutDiagram(topology), { theme }),
  mermaid: (topology: Topology) => renderMermaid(topology),
  /** `tenantry.diagram/1`: what is drawn and where, for programs that draw themselves. */
  json: (topology: Topology) => `${JSON.stringify(diagramData(topology), undefined, 2)}\n`,
} as const;

export type DrawingFormat = keyof typeof drawings;
