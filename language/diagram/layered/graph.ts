/** What the layered placement needs to know, in left-to-right layers. */
export interface LayerNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Places of the groupings around it, from the outermost to the innermost: those of one are neighbours. */
  readonly groups: readonly number[];
}
export interface LayerEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Runs both ways, so that either end may be the left one. */
  readonly both: boolean;
  readonly label?: { readonly width: number; readonly height: number };
  /** Long edges of one bundle share their way. */
  readonly bundle?: string;
}
export interface LayerGraph {
  /** Sorted by id. */
  readonly nodes: readonly LayerNode[];
  readonly edges: readonly LayerEdge[];
}
