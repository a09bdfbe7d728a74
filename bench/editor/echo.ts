import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';

const manifest = {
  name: 'echo',
  publisher: 'bench',
  version: '0.0.1',
  engines: { vscode: '^1.100.0' },
  main: './echo.js',
  activationEvents: ['onStartupFinished'],
  contributes: {
    commands: [{ command: 'echo.open', title: 'Echo: Open' }],
    keybindings: [{ command: 'echo.open', key: 'ctrl+k v', mac: 'cmd+k v', when: 'editorTextFocus' }],
  },
};

/** Shows the text from the cursor's line in a webview: what an editor takes for a key and a word on a page that does nothing else. */
const code = `
const vscode = require('vscode');
exports.activate = context => context.subscriptions.push(
  vscode.commands.registerCommand('echo.open', () => {
    const panel = vscode.window.createWebviewPanel('echo', 'Echo', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, { enableScripts: true });
    panel.webview.html = '<!DOCTYPE html><html><body><main class="canvas"><p>Here</p></main><script>addEventListener("message", ({ data }) => { document.querySelector("p").textContent = data; })</script></body></html>';
    const change = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges: [first] }) => {
      if (first) panel.webview.postMessage(document.lineAt(first.range.start.line).text);
    });
    panel.onDidDispose(() => change.dispose());
  }),
);
`;

/** Packs that extension; the path of the VSIX. */
export async function packEcho(folder: string): Promise<string> {
  const cwd = path.join(folder, 'echo');
  await mkdir(cwd, { recursive: true });
  await writeFile(path.join(cwd, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(cwd, 'echo.js'), code);
  await writeFile(path.join(cwd, 'README.md'), 'For the benchmark.\n');
  await writeFile(path.join(cwd, '.vscodeignore'), '');
  const packagePath = path.join(folder, 'echo.vsix');
  await createVSIX({ cwd, packagePath, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return packagePath;
}
