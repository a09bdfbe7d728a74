import type { LangiumDocument, LangiumDocuments, URI } from 'langium';
import type { Document } from '../generated/ast.ts';
import type { Topology } from '../model/topology.ts';
import type { Problem } from '../problems/problem.ts';
import { checkTopology } from '../rules/index.ts';
import { buildTopology, type Memory } from './build.ts';
import { ignoredDriftIn, withoutIgnored } from './ignores.ts';
import { importsOf } from './imports.ts';
import { ProblemLog } from './problem-log.ts';
import { sourcesOf } from './source-file.ts';
import type { Symbols } from './symbols.ts';
import { reportSyntax, withoutDebris } from './syntax-problems.ts';

/** A root file with everything it imports, what it means and what is wrong with it. */
export interface Project {
  /** URI of the root file. */
  readonly root: string;
  readonly documents: readonly LangiumDocument<Document>[];
  readonly topology: Topology;
  /** Of every file of the project, structure first, then the rules; without what comments ignore. */
  readonly problems: readonly Problem[];
  readonly symbols: Symbols;
}

/** By the root file. */
const memories = new WeakMap<LangiumDocument, Memory>();

/** Builds a project from documents that are loaded already; a missing import is a problem, not an exception. */
export function buildProject(root: LangiumDocument<Document>, documents: LangiumDocuments): Project {
  const log = new ProblemLog();
  const closure = importClosure(root, documents, log);
  for (const document of closure) reportSyntax(document, log);
  const memory = memories.get(root) ?? {};
  memories.set(root, memory);
  const built = buildTopology(
    root.uri.toString(),
    closure.flatMap(sourcesOf),
    closure.map(document => document.uri.toString()),
    memory,
  );
  const files = closure.map(({ uri, textDocument }) => ({ uri: uri.toString(), text: textDocument.getText() }));
  const ignoredDrift = ignoredDriftIn(files);
  const topology = ignoredDrift.length > 0 ? { ...built.topology, ignoredDrift } : built.topology;
  const rules = checkTopology(topology);
  return {
    root: root.uri.toString(),
    documents: closure,
    topology,
    symbols: built.symbols,
    problems: withoutIgnored(withoutDebris([...log.problems, ...built.problems, ...rules], closure), files),
  };
}

/** The root and what it imports, directly or not, in the order in which a reader meets them. */
function importClosure(root: LangiumDocument<Document>, documents: LangiumDocuments, log: ProblemLog): LangiumDocument<Document>[] {
  const found = new Map<string, LangiumDocument<Document>>();
  const visit = (document: LangiumDocument<Document>, path: readonly string[]): void => {
    const uri = document.uri.toString();
    found.set(uri, document);
    const seen = new Set<string>();
    for (const { span, node, uri: target } of importsOf(document)) {
      if (!target) {
        log.report('import-outside', span, `"${node.path}" cannot be imported: write a relative path to a .tenantry file, such as "./tenants.tenantry".`);
        continue;
      }
      const name = target.toString();
      if (seen.has(name)) log.report('import-twice', span, `"${node.path}" is imported twice.`);
      seen.add(name);
      if (name === uri || path.includes(name)) {
        log.report('import-cycle', span, `"${node.path}" imports this file in turn.`);
        continue;
      }
      const imported = documents.getDocument(target) as LangiumDocument<Document> | undefined;
      if (!imported) log.report('import-not-found', span, `"${node.path}" does not exist.`);
      else if (!found.has(name)) visit(imported, [...path, uri]);
    }
  };
  visit(root, []);
  return [...found.values()];
}

/** Loads what a document imports, directly or not, into `documents`. Files that cannot be read are left out. */
export async function loadImports(root: LangiumDocument<Document>, documents: LangiumDocuments): Promise<LangiumDocument<Document>[]> {
  const loaded = new Map<string, LangiumDocument<Document>>();
  const visit = async (document: LangiumDocument<Document>): Promise<void> => {
    if (loaded.has(document.uri.toString()) || loaded.size >= maxFiles) return;
    loaded.set(document.uri.toString(), document);
    for (const { uri } of importsOf(document)) {
      const imported = uri && (await read(uri, documents));
      if (imported) await visit(imported);
    }
  };
  await visit(root);
  return [...loaded.values()];
}

const maxFiles = 2000;

async function read(uri: URI, documents: LangiumDocuments): Promise<LangiumDocument<Document> | undefined> {
  try {
    return (await documents.getOrCreateDocument(uri)) as LangiumDocument<Document>;
  } catch {
    return undefined;
  }
}
