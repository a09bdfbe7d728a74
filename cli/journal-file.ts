import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Journal, openJournal, stateFolder } from '../deploy/index.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { isLive, type TargetOptions } from './target.ts';

const defaultFolder = (folder = stateFolder()): string => path.join(folder, 'journals');

/** Where journals of earlier runs are. */
export const journalFolders = ({ journal }: { readonly journal?: string }): string[] => [
  defaultFolder(),
  ...(journal ? [path.dirname(path.resolve(journal))] : []),
];

/** The file of a run that starts now. */
function journalPath(root: string, now = new Date(), folder = stateFolder()): string {
  const name = path.basename(root.startsWith('file:') ? fileURLToPath(root) : root, '.tenantry');
  return path.join(defaultFolder(folder), `${now.toISOString().replaceAll(':', '-')} ${name} ${process.pid}.jsonl`);
}

/** Opens the journal before anything is written. A sandbox that forgets everything gets one only when it is asked for. */
export function journalFor(root: string, options: TargetOptions & { readonly journal?: string }): { journal: Journal; file: string } | undefined {
  if (!options.journal && !isLive(options) && !options.graph && !options.state) return undefined;
  const file = options.journal ?? journalPath(root);
  try {
    return { journal: openJournal(file), file };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(`The journal ${file} cannot be written, so nothing was deployed: ${why}. Name another file with --journal.`, exitCodes.failed);
  }
}
