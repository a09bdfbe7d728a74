import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { loadProject, type Overlay, type Project, type RuleSettings } from '../language/index.ts';
import { CommandError } from './exit-codes.ts';
import { workspaceRules } from './settings-file.ts';

/** Every topology file below a path, or the file itself. Folders of tools are passed over. */
export async function topologyFiles(target: string): Promise<string[]> {
  const info = await stat(target).catch(() => undefined);
  if (!info) throw new CommandError(`${target} does not exist.`);
  if (info.isFile()) return [path.resolve(target)];
  const entries = await readdir(target, { withFileTypes: true, recursive: true });
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.tenantry'))
    .map(entry => path.resolve(entry.parentPath, entry.name))
    .filter(
      file =>
        !path
          .relative(target, file)
          .split(path.sep)
          .some(part => part === 'node_modules' || part.startsWith('.')),
    )
    .sort();
}

/**
 * Loads one topology from its root file, with the severities of the workspace's settings.
 * @param rules severities that count more
 */
export async function openProject(file: string, rules: RuleSettings = new Map(), overlay?: Overlay): Promise<Project> {
  const [found, second] = await topologyFiles(file);
  if (!found) throw new CommandError(`There is no .tenantry file in ${file}.`);
  if (second) {
    const roots = await openProjects([file], rules);
    const [root, other] = roots;
    if (!root || other) throw new CommandError(`${file} holds several topologies: name one of ${roots.map(project => relative(project.root)).join(', ')}.`);
    return root;
  }
  const settings = new Map([...(await workspaceRules(found)), ...rules]);
  return loadProject(pathToFileURL(found).toString(), NodeFileSystem.fileSystemProvider(), overlay, settings).catch(error => {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
}

/** Loads every topology below some paths: the roots are the files that no other file imports. */
export async function openProjects(targets: readonly string[], rules: RuleSettings = new Map()): Promise<Project[]> {
  const files = new Set((await Promise.all(targets.map(topologyFiles))).flat());
  if (files.size === 0) throw new CommandError(`There is no .tenantry file in ${targets.join(', ')}.`);
  const projects: Project[] = [];
  for (const file of files) projects.push(await openProject(file, rules));
  const imported = new Set(projects.flatMap(project => project.topology.files.slice(1)));
  const roots = projects.filter(project => !imported.has(project.root));
  return roots.length > 0 ? roots : projects;
}

/** A file URI as people write it. */
export const relative = (uri: string, from = process.cwd()): string => (uri.startsWith('file:') ? path.relative(from, fileURLToPath(uri)) || '.' : uri);
