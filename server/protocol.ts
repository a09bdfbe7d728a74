import type { DrawnPlace } from '../language/diagram/drawn-places.ts';
import type { DrawingFormat } from '../language/diagram/formats.ts';
import type { Topology } from '../language/model/topology.ts';

export type { DrawnPlace, Topology };

/**
 * What client and language server say to each other beyond LSP. Types only: the client imports nothing that runs.
 * Every `uri` is a document's URI as the editor writes it; the server answers for the project the document belongs to, and
 * with an error whose message is for people where the file cannot be read.
 */
export interface Requests {
  /** The picture of the topology that a document belongs to, of the text as it is in the editor. */
  readonly 'tenantry/diagram': { readonly params: DiagramParams; readonly result: DiagramResult };
  /** The picture as a file for other programs, of the text as it is in the editor. */
  readonly 'tenantry/drawing': { readonly params: DrawingParams; readonly result: DrawingResult };
  /** The resolved topology that a document belongs to, as JSON. */
  readonly 'tenantry/topology': { readonly params: DocumentParams; readonly result: TopologyResult };
}

/** What a server asks its client: in a browser about every file, elsewhere about files that are not on this machine. */
export interface ServerRequests {
  /** `null` where nothing is. */
  readonly 'tenantry/stat': { readonly params: DocumentParams; readonly result: FileEntry | null };
  readonly 'tenantry/readFile': { readonly params: DocumentParams; readonly result: string };
  readonly 'tenantry/readDirectory': { readonly params: DocumentParams; readonly result: readonly FileEntry[] };
}

export interface FileEntry {
  readonly uri: string;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
}

export interface Notifications {
  /** Sent after each change once it is validated: previews of these documents are out of date. */
  readonly 'tenantry/didChangeModel': DidChangeModelParams;
}

/** Argument of the lens command `tenantry.showReferences`; lines and characters count from 0, as everywhere in LSP. */
export interface ShownReferences {
  readonly uri: string;
  readonly position: TextPosition;
  readonly locations: readonly { readonly uri: string; readonly range: { readonly start: TextPosition; readonly end: TextPosition } }[];
}

interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface DocumentParams {
  readonly uri: string;
}

export interface DiagramParams extends DocumentParams {
  /** What a plan says about the things in the picture. */
  readonly marks?: readonly PlanMark[];
}

export interface DrawingParams extends DocumentParams {
  readonly format: DrawingFormat;
}

export interface DrawingResult {
  readonly text: string;
}

/** What a plan does to one thing that is drawn. */
export interface PlanMark {
  /** Topology key. */
  readonly key: string;
  readonly kind: 'create' | 'change' | 'remove' | 'drift';
  /** What exactly; shown as a tooltip and read by screen readers. */
  readonly text?: string;
  /** Counts, for a tenant: `+12 ~3`. */
  readonly badge?: string;
}

export interface ProjectSummary {
  /** URI of the root file: the one that a plan or deployment starts from. */
  readonly root: string;
  /** URIs of every file of the project, the root first. */
  readonly files: readonly string[];
  /** Problems in all files of the project. */
  readonly problems: { readonly errors: number; readonly warnings: number };
}

export interface DiagramResult extends ProjectSummary {
  /** File name of the root without its ending. */
  readonly title: string;
  /**
   * SVG for the preview: without scripts and style sheet, coloured by custom properties `--tenantry-…`. In pieces that make
   * it one after the other: its first tag, then one element each, then its last tag. An edit changes few of them.
   */
  readonly svg: readonly string[];
  /** Where that which is drawn was declared, in the order of the declarations. */
  readonly places: readonly DrawnPlace[];
  /** The same as indented lines of text, for screen readers. */
  readonly outline: string;
  /** False while the text is broken: the picture then shows what could still be read, and an earlier one is the better one. */
  readonly ok: boolean;
  /** Why the text is broken, for people: file, line and message. Absent when `ok`. */
  readonly reason?: string;
}

export interface TopologyResult extends ProjectSummary {
  readonly topology: Topology;
}

export interface DidChangeModelParams {
  readonly uris: readonly string[];
}
