import { type FileSystemProvider, type LangiumDocuments, type URI, UriUtils } from 'langium';
import { CompletionItemKind, type Offer } from './offer.ts';
import type { Typed } from './place.ts';

/** Paths of other topology files: those the workspace knows, and what lies in the folder that is typed. */
export async function importOffers(from: URI, typed: Typed, documents: LangiumDocuments, files: FileSystemProvider): Promise<readonly Offer[]> {
  const known = documents.all
    .filter(({ uri }) => uri.scheme === from.scheme && uri.authority === from.authority && uri.toString() !== from.toString())
    .map(({ uri }) => relative(from, uri))
    .toArray();
  const folder = /^(\.{1,2}\/)+([^"]*\/)?/.exec(typed.text)?.[0] ?? './';
  const listed = await list(UriUtils.joinPath(UriUtils.dirname(from), folder), files);
  const near = listed.flatMap(({ uri, isDirectory }) => {
    const name = UriUtils.basename(uri);
    if (isDirectory) return name.startsWith('.') || name === 'node_modules' ? [] : [`${folder}${name}/`];
    return name.endsWith('.tenantry') && uri.toString() !== from.toString() ? [`${folder}${name}`] : [];
  });
  return [...new Set([...known, ...near])]
    .filter(path => !/["\\?#]/.test(path))
    .sort()
    .map(path => {
      const isFolder = path.endsWith('/');
      return {
        label: `"${path}"`,
        kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
        filter: path,
        retrigger: isFolder,
      };
    });
}

const relative = (from: URI, to: URI): string => {
  const path = UriUtils.relative(UriUtils.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
};

/** There may be no file system at all, as in a browser. */
async function list(folder: URI, files: FileSystemProvider): ReturnType<FileSystemProvider['readDirectory']> {
  try {
    return await files.readDirectory(folder);
  } catch {
    return [];
  }
}
