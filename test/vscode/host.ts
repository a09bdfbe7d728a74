import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { format } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { desktopArguments } from './editor/desktop-start.ts';
import { withDisplay } from './editor/display.ts';
import { openPage } from './editor/page.ts';
import type { Editor } from './editor/provide.ts';
import { withScratch } from './editor/scratch.ts';
import { serve } from './editor/serve.ts';
import { type Outcome, suiteMark } from './outcome.ts';

export interface HostSuite {
  /** The folder of the extension under test, unpacked. */
  readonly extension: string;
  /** A CommonJS file that exports `run()` and writes its `Outcome` to the file TENANTRY_TEST_RESULTS names. */
  readonly suite: string;
  /** The folder opened in the window, or a `.code-workspace` file of several. The suite may write into it. */
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
}

const patience = 240_000;

/** Runs a suite inside the extension host of a real VS Code and prints what it prints. */
export function runHostSuite(editor: Editor, suite: HostSuite): Promise<Outcome> {
  return withScratch(async scratch => {
    const results = path.join(scratch, 'results.json');
    const env = { ...suite.env, TENANTRY_TEST_RESULTS: results };
    const log = listen();
    const code = editor.kind === 'desktop' ? await onDesktop(editor, suite, scratch, env, log.hear) : await inBrowser(editor, suite, scratch, env, log.hear);
    if (!existsSync(results)) {
      console.error(`The extension host ended with ${code} before the suite reported its results. The editor said:\n${log.recent()}`);
      return { passed: 0, failed: 1 };
    }
    return JSON.parse(await readFile(results, 'utf8')) as Outcome;
  });
}

type Env = Readonly<Record<string, string>>;
type Hear = (text: string) => void;
type Kind<K extends Editor['kind']> = Extract<Editor, { kind: K }>;

function onDesktop(editor: Kind<'desktop'>, { extension, suite, workspace }: HostSuite, scratch: string, env: Env, hear: Hear): Promise<number> {
  return withDisplay(editor, async display => {
    const places = { data: path.join(scratch, 'data'), extensions: path.join(scratch, 'extensions') };
    const launchArgs = [workspace, ...(await desktopArguments({ ...places, trusted: true }))];
    const options = { vscodeExecutablePath: editor.executable, extensionDevelopmentPath: extension, extensionTestsPath: suite, launchArgs };
    const stdout = new PassThrough();
    createInterface({ input: stdout }).on('line', hear);
    return runTests({ ...options, stdout, stderr: stdout, extensionTestsEnv: { ...env, ...display } }).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return 1;
    });
  });
}

async function inBrowser(editor: Kind<'browser'>, { extension, suite, workspace }: HostSuite, scratch: string, env: Env, hear: Hear): Promise<number> {
  const places = { data: path.join(scratch, 'data'), extensions: path.join(scratch, 'extensions') };
  const server = await serve(editor.server, { ...places, trusted: true, testDriver: true, env });
  try {
    const { page, close } = await openPage(editor.browser, path.join(scratch, 'profile'));
    try {
      const ended = Promise.withResolvers<number>();
      await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => hear(format(...args)));
      await page.exposeFunction('codeAutomationExit', (code: number) => ended.resolve(code));
      page.on('crash', () => ended.reject(new Error('The browser page crashed while the suite ran.')));
      const late = `Waited ${patience / 1000} s for the extension-host suite to end.`;
      const timer = setTimeout(() => ended.reject(new Error(`${late} The server said:\n${server.output().slice(-2000)}`)), patience);
      const remote = `vscode-remote://${new URL(server.url).host}`;
      const payload = { extensionDevelopmentPath: remote + extension, extensionTestsPath: remote + suite };
      await page.goto(
        `${server.url}/?${workspace.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(Object.entries(payload)))}`,
      );
      return await ended.promise.finally(() => clearTimeout(timer));
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

/** Prints what the suite prints and keeps the editor's own messages for the case that something goes wrong. */
function listen() {
  const kept: string[] = [];
  const hear = (text: string) => {
    for (const line of text.split('\n')) {
      if (line.startsWith(suiteMark)) console.log(line.slice(suiteMark.length));
      else kept.push(line);
    }
  };
  return { hear, recent: () => kept.slice(-30).join('\n') };
}
