import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { adopt, type Connections, driftOf, type Plan } from '../deploy/index.ts';
import type { Project } from '../language/index.ts';
import { formatTopology } from '../language/services/formatting/format.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { openProject, relative } from './files.ts';
import { harmless, type Io, paint } from './io.ts';

/** Writes what tenants have into the files of a topology; all of it or nothing. */
export async function adoptInto(project: Project, plan: Plan, ids: readonly string[], connections: Connections, io: Io): Promise<void> {
  const texts = new Map(project.documents.map(({ uri, textDocument }) => [uri.toString(), textDocument.getText()]));
  const { files, refused, warnings, also } = await adopt(plan, project.topology, ids, {
    connections,
    textOf: uri => texts.get(uri) ?? '',
    readAgain: other => openProject(fileURLToPath(project.root), undefined, new Map([...texts, ...other])),
    format: formatTopology,
  });
  if (refused.length > 0) throw new CommandError(`Nothing was adopted. ${refused.map(harmless).join(' ')}`, exitCodes.problems);
  for (const [uri, text] of files) {
    await writeFile(fileURLToPath(uri), text).catch(error => {
      throw new CommandError(`${relative(uri, io.cwd)} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    });
    io.err(`Wrote ${relative(uri, io.cwd)}.`);
  }
  const left = driftOf(plan).drift.filter(({ id }) => !ids.includes(id) && !also.includes(id)).length;
  io.err(left === 0 ? 'No difference is left.' : left === 1 ? '1 difference is left.' : `${left} differences are left.`);
  for (const id of also) io.err(`Adopted with it: ${harmless(id)}`);
  for (const message of warnings) io.err(`${paint(io, 'yellow', 'warning')} ${harmless(message)}`);
}
