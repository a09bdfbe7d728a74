import { EmptyFileSystemProvider, type FileSystemNode, URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { FileEntry, ServerRequests } from './protocol.ts';

/** The files that the client can read: all of them for a server that has no file system, else those of virtual workspaces. */
export class ClientFileSystem extends EmptyFileSystemProvider {
  private readonly connection: Connection;

  constructor(connection: Connection) {
    super();
    this.connection = connection;
  }

  override async stat(uri: URI): Promise<FileSystemNode> {
    const found = await this.ask('tenantry/stat', uri);
    if (!found) throw new Error(`${uri.toString()} does not exist.`);
    return node(found);
  }

  override async exists(uri?: URI): Promise<boolean> {
    if (!uri) return false;
    // Clients that know nothing of these requests have no such files.
    const found = await this.ask('tenantry/stat', uri).catch(() => null);
    return found !== null;
  }

  override async readFile(uri?: URI): Promise<string> {
    if (!uri) throw new Error('No file is named.');
    return this.ask('tenantry/readFile', uri);
  }

  override async readDirectory(uri?: URI): Promise<FileSystemNode[]> {
    return uri ? (await this.ask('tenantry/readDirectory', uri)).map(node) : [];
  }

  private ask<M extends keyof ServerRequests>(method: M, uri: URI): Promise<ServerRequests[M]['result']> {
    return this.connection.sendRequest<ServerRequests[M]['result']>(method, { uri: uri.toString() });
  }
}

const node = ({ uri, isFile, isDirectory }: FileEntry): FileSystemNode => ({ uri: URI.parse(uri), isFile, isDirectory });
