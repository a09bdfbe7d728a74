import { spawn } from 'node:child_process';
import path from 'node:path';
import { endOnSignals } from '../test/vscode/editor/child.ts';
import { codeServer } from '../test/vscode/editor/code-server.ts';
import { desktop } from '../test/vscode/editor/desktop.ts';
import { desktopArguments, desktopEnvironment, installVsixOnDesktop } from '../test/vscode/editor/desktop-start.ts';
import { withScratch } from '../test/vscode/editor/scratch.ts';
import { installVsix, serve } from '../test/vscode/editor/serve.ts';
import { packExtension, root } from '../test/vscode/pack.ts';

/** `npm run code`: a VS Code with the extension, open on the examples, with a profile of its own that is removed at the end. */
endOnSignals(0);
const examples = path.join(root, 'examples');
const settings = { 'workbench.startupEditor': 'readme' };

await withScratch(async scratch => {
  const places = { data: path.join(scratch, 'data'), extensions: path.join(scratch, 'extensions'), trusted: true, settings };
  const vsix = await packExtension();
  const program = await desktop();
  if (typeof program !== 'string' && !program.virtualDisplay) {
    await installVsixOnDesktop(program, places, vsix);
    console.log('VS Code opens on examples/. Close its window or press Ctrl+C to end.');
    const window = spawn(program.executable, [...(await desktopArguments(places)), '--wait', examples], { env: desktopEnvironment(), stdio: 'ignore' });
    process.once('exit', () => window.kill());
    await new Promise(resolve => window.once('close', resolve));
    return;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error(`There is no VS Code to open. ${program}`);
  const server = await codeServer();
  await installVsix(server, places, vsix);
  const { url, child } = await serve(server, places);
  console.log(`VS Code is at ${url}/?folder=${encodeURIComponent(examples)}\nPress Ctrl+C to end.`);
  if (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
    spawn('xdg-open', [`${url}/?folder=${encodeURIComponent(examples)}`], { stdio: 'ignore' }).on('error', () => undefined);
  await new Promise(resolve => child.once('close', resolve));
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
