import { type LangiumDocuments, URI, UriUtils, type WorkspaceLock } from 'langium';
import type { FileOperationHandler } from 'langium/lsp';
import type { FileOperationOptions, FileRename, RenameFilesParams, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { importPaths } from './import-path.ts';
import { rangeOf } from './positions.ts';
import type { TenantrySharedServices } from './services.ts';

/** Imports follow the files and folders that are renamed or moved in the editor. */
export class ImportFileOperationHandler implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: { filters: [{ pattern: { glob: '**/*.tenantry', matches: 'file' } }, { pattern: { glob: '**', matches: 'folder' } }] },
  };
  private readonly documents: LangiumDocuments;
  private readonly lock: WorkspaceLock;

  constructor(services: TenantrySharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.lock = services.workspace.WorkspaceLock;
  }

  /** The edits are applied before the files move, so they name the old files. */
  async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
    const changes: { [uri: string]: TextEdit[] } = {};
    await this.lock.read(() => {
      for (const document of this.documents.all) {
        const home = moved(document.uri, files);
        const edits = importPaths(document).flatMap(({ target, ...path }) => {
          const goal = moved(target.uri, files);
          const written = UriUtils.joinPath(UriUtils.dirname(home), target.node.path);
          const newText = UriUtils.equals(written, goal) ? undefined : relativePath(home, goal);
          return newText === undefined ? [] : [{ range: rangeOf(document, path), newText }];
        });
        if (edits.length > 0) changes[document.uri.toString()] = edits;
      }
    });
    return Object.keys(changes).length > 0 ? { changes } : null;
  }
}

/** Where a file is after the renames: of the file itself or of a folder around it, the innermost one first. */
function moved(uri: URI, renames: readonly FileRename[]): URI {
  const name = uri.toString();
  const fitting = renames
    .map(({ oldUri, newUri }) => ({ from: URI.parse(oldUri).toString().replace(/\/$/, ''), to: URI.parse(newUri).toString().replace(/\/$/, '') }))
    .filter(({ from }) => name === from || name.startsWith(`${from}/`))
    .sort((a, b) => b.from.length - a.from.length);
  const [rename] = fitting;
  return rename ? URI.parse(rename.to + name.slice(rename.from.length)) : uri;
}

/** How a file is imported from another; nothing where it cannot be. */
function relativePath(from: URI, to: URI): string | undefined {
  if (from.scheme !== to.scheme || from.authority !== to.authority) return undefined;
  const path = UriUtils.relative(UriUtils.dirname(from), to);
  return path.endsWith('.tenantry') && !/["\\\0?#]/.test(path) ? (path.startsWith('.') ? path : `./${path}`) : undefined;
}
