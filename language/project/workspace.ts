import type { LangiumDocument, LangiumDocuments, ParseResult, URI } from 'langium';
import type { Document } from '../generated/ast.ts';
import type { Problem } from '../problems/problem.ts';
import { mergeProblems } from './ignores.ts';
import { importsOf } from './imports.ts';
import { buildProject, type Project } from './project.ts';
import { type RuleSettings, withSeverities } from './rule-settings.ts';

type SourceDocument = LangiumDocument<Document>;

/**
 * Which topologies the open and stored files make. A root is a file that no other file imports; a file in an import cycle
 * is its own root, so that every file belongs to at least one. A project is built when somebody asks for it, and kept as
 * long as no file of it is parsed again.
 */
export class Projects {
  private readonly documents: () => LangiumDocuments;
  private snapshot: Snapshot | undefined;
  private built = new WeakMap<Root, Project>();
  private settings: RuleSettings = new Map();

  constructor(documents: () => LangiumDocuments) {
    this.documents = documents;
  }

  /** Chooses other severities: every project is a new one. */
  configure(settings: RuleSettings): void {
    this.settings = settings;
    this.snapshot = undefined;
    this.built = new WeakMap();
  }

  /** Every project of the workspace. */
  all(): readonly Project[] {
    return this.current().roots.map(root => this.project(root));
  }

  /** The projects that a document takes part in, its own first. */
  of(uri: URI | string): readonly Project[] {
    return (this.current().rootsOf.get(uri.toString()) ?? []).map(root => this.project(root));
  }

  /** The project to show for a document: its own where it is a root, else the first that imports it. */
  for(uri: URI | string): Project | undefined {
    const [root] = this.current().rootsOf.get(uri.toString()) ?? [];
    return root && this.project(root);
  }

  /** What the problems of each document rest on, as identities: they change when a project has to be built again. */
  versions(uris: readonly (URI | string)[]): readonly (readonly object[])[] {
    const { rootsOf } = this.current();
    return uris.map(uri => rootsOf.get(uri.toString()) ?? []);
  }

  /** What is wrong in one document, as any of its projects sees it; each problem once. */
  problemsOf(uri: URI | string): readonly Problem[] {
    return mergeProblems(this.of(uri).map(project => problemsByFile(project).get(uri.toString()) ?? []));
  }

  private project(root: Root): Project {
    let project = this.built.get(root);
    if (!project) {
      const built = buildProject(root.document, this.documents());
      project = { ...built, problems: withSeverities(built.problems, this.settings) };
      this.built.set(root, project);
    }
    return project;
  }

  /** The import graph, drawn again only when a file was parsed, added or removed. */
  private current(): Snapshot {
    const documents = this.documents().all.toArray() as SourceDocument[];
    const stamp = documents.flatMap(document => [document, document.parseResult]);
    if (!this.snapshot || !same(this.snapshot.stamp, stamp)) this.snapshot = takeSnapshot(documents, stamp, this.snapshot);
    return this.snapshot;
  }
}

/** A root file with everything below it, in one version; the same object as long as nothing of it was parsed again. */
interface Root {
  readonly uri: string;
  readonly document: SourceDocument;
  /** Identities of everything that the project is made of. */
  readonly stamp: readonly unknown[];
}

interface Snapshot {
  readonly stamp: readonly unknown[];
  readonly roots: readonly Root[];
  readonly rootsOf: ReadonlyMap<string, readonly Root[]>;
}

const filed = new WeakMap<Project, ReadonlyMap<string, readonly Problem[]>>();

function problemsByFile(project: Project): ReadonlyMap<string, readonly Problem[]> {
  const known = filed.get(project) ?? Map.groupBy(project.problems, ({ span }) => span.uri);
  filed.set(project, known);
  return known;
}

const same = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((item, i) => item === b[i]);

function takeSnapshot(documents: readonly SourceDocument[], stamp: readonly unknown[], before: Snapshot | undefined): Snapshot {
  const known = new Map(before?.roots.map(root => [root.uri, root]));
  const byUri = new Map(documents.map(document => [document.uri.toString(), document]));
  const imports = new Map(documents.map(document => [document.uri.toString(), targetsOf(document)]));
  const imported = new Set([...imports].flatMap(([uri, targets]) => targets.filter(target => target !== uri && byUri.has(target))));
  const rootsOf = new Map<string, Root[]>();
  const roots: Root[] = [];
  for (const [uri, document] of [...byUri].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (imported.has(uri) && !reaches(uri, imports)) continue;
    const members = reachable(uri, imports);
    const version = members.flatMap(member => [member, byUri.get(member), byUri.get(member)?.parseResult]);
    const last = known.get(uri);
    const root = last && same(last.stamp, version) ? last : { uri, document, stamp: version };
    roots.push(root);
    for (const member of members) {
      const list = rootsOf.get(member) ?? [];
      if (member === uri) list.unshift(root);
      else list.push(root);
      rootsOf.set(member, list);
    }
  }
  return { stamp, roots, rootsOf };
}

const targets = new WeakMap<ParseResult, readonly string[]>();

function targetsOf(document: SourceDocument): readonly string[] {
  let found = targets.get(document.parseResult);
  if (!found) {
    found = importsOf(document).flatMap(({ uri }) => (uri ? [uri.toString()] : []));
    targets.set(document.parseResult, found);
  }
  return found;
}

/** The file and what it imports, directly or not, missing files included. */
function reachable(start: string, imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set([start]);
  for (const uri of found) for (const target of imports.get(uri) ?? []) found.add(target);
  return [...found];
}

/** Whether a file imports itself by way of others. */
function reaches(start: string, imports: ReadonlyMap<string, readonly string[]>): boolean {
  const found = new Set(imports.get(start)?.filter(target => target !== start));
  for (const uri of found) {
    if (uri === start) return true;
    for (const target of imports.get(uri) ?? []) found.add(target);
  }
  return found.has(start);
}
