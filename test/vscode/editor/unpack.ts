import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { installVsixOnDesktop } from './desktop-start.ts';
import type { Editor } from './provide.ts';
import { installVsix } from './serve.ts';

/** Lets the editor itself unpack a VSIX into a folder; the folder of the extension in it. */
export async function unpack(editor: Editor, vsix: string, into: string): Promise<string> {
  const places = { data: path.join(into, 'data'), extensions: path.join(into, 'extensions') };
  if (editor.kind === 'browser') await installVsix(editor.server, places, vsix);
  else await installVsixOnDesktop(editor, places, vsix);
  const folder = (await readdir(places.extensions)).find(name => name.startsWith('tenantry.'));
  if (!folder) throw new Error(`The editor did not install ${vsix}.`);
  return path.join(places.extensions, folder);
}
