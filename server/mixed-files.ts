import type { FileSystemProvider, URI } from 'langium';

/** Files of this machine from `machine`; all others, as those of a virtual workspace, from `client`. */
export function mixedFiles(machine: FileSystemProvider, client: FileSystemProvider): FileSystemProvider {
  const of = ({ scheme }: URI) => (scheme === 'file' ? machine : client);
  return {
    stat: uri => of(uri).stat(uri),
    statSync: uri => of(uri).statSync(uri),
    exists: uri => of(uri).exists(uri),
    existsSync: uri => of(uri).existsSync(uri),
    readBinary: uri => of(uri).readBinary(uri),
    readBinarySync: uri => of(uri).readBinarySync(uri),
    readFile: uri => of(uri).readFile(uri),
    readFileSync: uri => of(uri).readFileSync(uri),
    readDirectory: uri => of(uri).readDirectory(uri),
    readDirectorySync: uri => of(uri).readDirectorySync(uri),
  };
}
