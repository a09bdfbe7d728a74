import path from 'node:path';
import { NodeFileSystem } from 'langium/node';
import { loadProject, type Project, type Topology } from '../../language/index.ts';
import type { LocatedProblem, Place, TopologyParams } from '../engine-protocol.ts';

export interface LoadedTopology {
  readonly topology: Topology;
  /** Errors and warnings; with an error nothing can be planned. */
  readonly problems: readonly LocatedProblem[];
  /** `soc.tenantry:12:3`, lines and columns from 1. */
  at(place: Place): string | undefined;
}

/** Reads a topology as it is in the editor: `overlay` holds texts that are not saved. */
export async function loadTopology({ rootUri, overlay }: TopologyParams): Promise<LoadedTopology> {
  const project = await loadProject(rootUri, NodeFileSystem.fileSystemProvider(), new Map(Object.entries(overlay)));
  const at = locator(project);
  const problems = project.problems.flatMap(({ code, severity, message, span }) =>
    severity === 'error' || severity === 'warning' ? [{ code, severity, message, place: placeOf(span), at: at(span) }] : [],
  );
  return { topology: project.topology, problems, at };
}

export const placeOf = ({ uri, start, end }: Place): Place => ({ uri, start, end });

function locator(project: Project): LoadedTopology['at'] {
  const documents = new Map(project.documents.map(({ textDocument }) => [textDocument.uri, textDocument]));
  return ({ uri, start }) => {
    const document = documents.get(uri);
    if (!document) return undefined;
    const { line, character } = document.positionAt(start);
    return `${path.posix.basename(decodeURIComponent(new URL(uri).pathname))}:${line + 1}:${character + 1}`;
  };
}
