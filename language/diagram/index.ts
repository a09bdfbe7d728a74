/** The picture of a topology: one pure renderer for the preview, the command line and the tests. */
export type { DiagramData } from './data.ts';
export { type DrawnPlace, drawnPlaces } from './drawn-places.ts';
export { type DrawingFormat, drawings } from './formats.ts';
export { type LayoutOptions, layoutDiagram } from './layout.ts';
export type { Mark, Marks } from './mark.ts';
export { renderMermaid } from './mermaid.ts';
export { outline } from './outline.ts';
export type { Theme } from './palette.ts';
export type * from './scene.ts';
export { renderSvg, type SvgOptions, svgPieces } from './svg.ts';
