import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { adopt, edited, type Plan } from '../deploy/index.ts';
import type { Project } from '../language/index.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { relative } from './files.ts';
import type { Io } from './io.ts';

/** Writes what tenants have into the files of a topology; all of it or nothing. */
export async function adoptInto(project: Project, plan: Plan, ids: readonly string[], io: Io): Promise<void> {
  const texts = new Map(project.documents.map(({ uri, textDocument }) => [uri.toString(), textDocument.getText()]));
  const { edits, refused } = adopt(plan, project.topology, ids, uri => texts.get(uri) ?? '');
  if (refused.length > 0) throw new CommandError(`Nothing was adopted. ${refused.join(' ')}`, exitCodes.problems);
  for (const [uri, own] of Map.groupBy(edits, ({ span }) => span.uri)) {
    await writeFile(fileURLToPath(uri), edited(texts.get(uri) ?? '', own)).catch(error => {
      throw new CommandError(`${relative(uri, io.cwd)} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    });
    io.err(`Wrote ${relative(uri, io.cwd)}.`);
  }
}
