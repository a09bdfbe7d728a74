import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endOnSignals } from './editor/child.ts';
import { type Editor, provideEditor } from './editor/provide.ts';
import { withScratch } from './editor/scratch.ts';
import { unpack } from './editor/unpack.ts';
import { runHostSuite } from './host.ts';
import { type Outcome, orAgain, sum } from './outcome.ts';
import { bundleSuite, packExtension, root, screenshots } from './pack.ts';
import { checkPreviewPage } from './page/run.ts';
import { play } from './ui/scenario.ts';
import { scenarios } from './ui/scenarios/index.ts';

const usage = `node test/vscode/run.ts [--suite host|ui|all] [--grep text] [--vsix file] [--no-editor]
  --suite host   the suite inside the extension host
  --suite ui     the scenarios played in the window by keyboard and mouse
  --suite page   the page of the preview in a browser, without an editor
  --grep text    only the host tests and scenarios whose name contains it
  --vsix file    a packed extension; without it, the one that is built here
  --no-editor    leave both out`;

const suites = ['host', 'ui', 'page', 'all'];

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { suite: { ...text, default: 'all' }, grep: text, vsix: text, 'no-editor': { type: 'boolean' } } });
  if (!suites.includes(values.suite)) throw new Error(usage);
  if (values['no-editor']) {
    console.log('The VS Code suites are left out: --no-editor was given.');
    return 0;
  }
  if (values.suite === 'page') return ended([await checkPreviewPage(values.grep)]);
  const editor = await provideEditor();
  console.log(`VS Code suites in ${editor.kind === 'desktop' ? `desktop VS Code (${editor.executable})` : `code-server with ${editor.browser.executable}`}`);
  const vsix = values.vsix ? path.resolve(values.vsix) : await packExtension();
  const outcomes: Outcome[] = [];
  if (values.suite === 'all') outcomes.push(await checkPreviewPage(values.grep));
  if (values.suite !== 'ui') outcomes.push(await host(editor, vsix, values.grep));
  if (values.suite !== 'host') outcomes.push(...(await ui(editor, vsix, values.grep)));
  return ended(outcomes);
}

function ended(outcomes: readonly Outcome[]): number {
  const { passed, failed } = sum(outcomes);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed || !passed ? 1 : 0;
}

async function host(editor: Editor, vsix: string, grep?: string): Promise<Outcome> {
  const suite = await bundleSuite();
  return orAgain('Extension host', () => hostOnce(editor, vsix, suite, grep));
}

function hostOnce(editor: Editor, vsix: string, suite: string, grep?: string): Promise<Outcome> {
  const env: Record<string, string> = grep ? { TENANTRY_TEST_GREP: grep } : {};
  return withScratch(async scratch => {
    const workspace = path.join(scratch, 'topologies');
    await cp(path.join(root, 'examples'), workspace, { recursive: true });
    const extension = await unpack(editor, vsix, scratch);
    const one = await runHostSuite(editor, { extension, suite, workspace, env });
    const several = path.join(scratch, 'several.code-workspace');
    await writeFile(several, JSON.stringify({ folders: ['soc-topology-1', 'joint-venture'].map(name => ({ path: path.join(workspace, name) })) }));
    return sum([one, await runHostSuite(editor, { extension, suite, workspace: several, env: { ...env, TENANTRY_TEST_FOLDERS: 'several' } })]);
  });
}

async function ui(editor: Editor, vsix: string, grep = ''): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios.filter(({ name, only }) => name.includes(grep) && (!only || only === editor.kind)))
    outcomes.push(await orAgain(scenario.name, () => play(editor, scenario, { vsix, files: path.join(root, 'examples'), screenshots })));
  console.log(`\n  ${sum(outcomes).passed} steps passed; pictures of them are in ${path.relative(root, screenshots)}.`);
  return outcomes;
}

endOnSignals(130);
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  return 1;
});
