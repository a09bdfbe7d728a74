import path from 'node:path';
import { EmptyFileSystemProvider } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { loadProject, type Project, readRuleSettings, type Topology } from '../../language/index.ts';
import type { LocatedProblem, Place, TopologyParams } from '../engine-protocol.ts';
import { mixedFiles } from '../mixed-files.ts';

/** What is not on this machine stands in the overlay or nowhere: a path of another file system is none of this one. */
const files = mixedFiles(NodeFileSystem.fileSystemProvider(), new EmptyFileSystemProvider());

export interface LoadedTopology {
  readonly topology: Topology;
  /** Errors and warnings; with an error nothing can be planned. */
  readonly problems: readonly LocatedProblem[];
  /** The text of one of its files, as the editor has it. */
  textOf(uri: string): string;
  /** `soc.tenantry:12:3`, lines and columns from 1. */
  at(place: Place): string | undefined;
}

/** Reads a topology as it is in the editor: `overlay` holds texts that are not saved. */
export async function loadTopology({ rootUri, overlay, rules }: TopologyParams): Promise<LoadedTopology> {
  const named = withEnding(rootUri);
  const texts = Object.entries(overlay).map(([uri, text]): [string, string] => [uri === rootUri ? named : uri, text]);
  const project = await loadProject(named, files, new Map(texts), readRuleSettings(rules).settings);
  const place = ({ uri, start, end }: Place): Place => ({ uri: uri === named ? rootUri : uri, start, end });
  const at = locator(project, place);
  const problems = project.problems.flatMap(({ code, severity, message, span }) =>
    severity === 'error' || severity === 'warning' ? [{ code, severity, message, place: place(span), at: at(place(span)) }] : [],
  );
  return { topology: named === rootUri ? project.topology : renamed(project.topology, named, rootUri), problems, textOf: textsOf(project, place), at };
}

export const placeOf = ({ uri, start, end }: Place): Place => ({ uri, start, end });

const ending = '.tenantry';

/** Files are told by their ending; one that was never saved has none. */
const withEnding = (uri: string): string => (uri.endsWith(ending) ? uri : uri + ending);

/** The same topology with another URI of a file. It is plain JSON, and URIs stand in it as whole strings. */
const renamed = (topology: Topology, from: string, to: string): Topology =>
  JSON.parse(JSON.stringify(topology), (_, value: unknown) => (value === from ? to : value)) as Topology;

function textsOf(project: Project, place: (place: Place) => Place): LoadedTopology['textOf'] {
  const texts = new Map(project.documents.map(({ textDocument }) => [place({ uri: textDocument.uri, start: 0, end: 0 }).uri, textDocument.getText()]));
  return uri => texts.get(uri) ?? '';
}

function locator(project: Project, place: (place: Place) => Place): LoadedTopology['at'] {
  const documents = new Map(project.documents.map(({ textDocument }) => [place({ uri: textDocument.uri, start: 0, end: 0 }).uri, textDocument]));
  return ({ uri, start }) => {
    const document = documents.get(uri);
    if (!document) return undefined;
    const { line, character } = document.positionAt(start);
    return `${path.posix.basename(decodeURIComponent(new URL(uri).pathname))}:${line + 1}:${character + 1}`;
  };
}
