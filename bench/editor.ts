/**
 * Measures the extension in a real VS Code and prints the figures beside their goals.
 *   npm run bench:editor -- [--starts 3] [--openings 5] [--keys 60]
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { tangle } from '../test/language/diagram/samples.ts';
import { endOnSignals } from '../test/vscode/editor/child.ts';
import { type Editor, provideEditor } from '../test/vscode/editor/provide.ts';
import { withScratch } from '../test/vscode/editor/scratch.ts';
import { unpack } from '../test/vscode/editor/unpack.ts';
import { runHostSuite } from '../test/vscode/host.ts';
import { packExtension, root } from '../test/vscode/pack.ts';
import { withPreview } from '../test/vscode/page/open.ts';
import { pan } from '../test/vscode/page/pan.ts';
import { withWindow } from '../test/vscode/ui/driver/index.ts';
import { packEcho } from './editor/echo.ts';
import { type HostFigures, percentile, report, type WindowFigures } from './editor/figures.ts';
import { measureWindow, type Work } from './editor/in-window.ts';
import { generate } from './topology.ts';

const number = (otherwise: string) => ({ type: 'string', default: otherwise }) as const;
const { starts, openings, keys } = parseArgs({ options: { starts: number('3'), openings: number('5'), keys: number('60') } }).values;

/** Once per start of the editor. */
async function measureHost(editor: Editor, vsix: string): Promise<HostFigures> {
  const suite = path.join(root, 'out/bench/in-host.cjs');
  const entryPoints = [path.join(root, 'bench/editor/in-host.ts')];
  await build({ entryPoints, outfile: suite, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'], logLevel: 'warning' });
  return withScratch(async scratch => {
    const workspace = path.join(scratch, 'topologies');
    await cp(path.join(root, 'examples'), workspace, { recursive: true });
    const figures = path.join(scratch, 'figures.json');
    await runHostSuite(editor, { extension: await unpack(editor, vsix, scratch), suite, workspace, env: { TENANTRY_BENCH_FIGURES: figures } });
    return JSON.parse(await readFile(figures, 'utf8')) as HostFigures;
  });
}

endOnSignals(130);
const editor = await provideEditor();
const vsix = await packExtension();
const hosts: HostFigures[] = [];
for (let i = 0; i < Number(starts); i++) hosts.push(await measureHost(editor, vsix));

/** In one window with one extension. */
const inWindow = (extension: string, work: Pick<Work, 'shows' | 'language'>): Promise<WindowFigures> =>
  withScratch(async scratch => {
    const workspace = path.join(scratch, 'topologies');
    await cp(path.join(root, 'examples/soc-topology-1'), workspace, { recursive: true });
    // A hub and nineteen others.
    await writeFile(path.join(workspace, 'twenty.tenantry'), generate(193).text);
    return withWindow(editor, { vsix: extension, workspace, trusted: true, settings: { 'files.autoSave': 'off' } }, page =>
      measureWindow(page, { ...work, openings: Number(openings), keys: Number(keys) }),
    );
  });
const ours = await inWindow(vsix, { shows: 'Tailspin Toys', language: true });
const alone = await withScratch(async scratch => inWindow(await packEcho(scratch), { shows: 'Here', language: false }));
const moved = await withScratch(profile =>
  withPreview(profile, async preview => {
    await preview.show(tangle(200, 1000));
    return pan(preview.page, 120);
  }),
);

const again = ({ opened }: WindowFigures) => opened.slice(1);
const middle = (pick: (figures: HostFigures) => number) => percentile(hosts.map(pick), 0.5);
console.log(
  report([
    { name: `activation: load and run (median of ${starts})`, value: middle(({ activation }) => activation), unit: 'ms', goal: 100 },
    { name: 'of it, processor time', value: middle(({ activationProcessor }) => activationProcessor), unit: 'ms' },
    { name: 'until the editor says that it is active', value: middle(({ active }) => active), unit: 'ms' },
    { name: 'preview of the sample, the first time', value: ours.opened[0] ?? Number.NaN, unit: 'ms', goal: 1000 },
    { name: 'the same, an empty page without Tenantry', value: alone.opened[0] ?? Number.NaN, unit: 'ms' },
    { name: `preview of the sample, opened again (median of ${again(ours).length})`, value: percentile(again(ours), 0.5), unit: 'ms' },
    { name: 'the same, an empty page without Tenantry', value: percentile(again(alone), 0.5), unit: 'ms' },
    { name: `edit → picture, 20 tenants (median of ${keys})`, value: percentile(ours.edits, 0.5), unit: 'ms' },
    { name: 'the same, one line of text without Tenantry', value: percentile(alone.edits, 0.5), unit: 'ms' },
    { name: 'edit → picture, 20 tenants (95 %)', value: percentile(ours.edits, 0.95), unit: 'ms', goal: 150 },
    { name: 'the same, one line of text without Tenantry', value: percentile(alone.edits, 0.95), unit: 'ms' },
    { name: `moving 200 tenants and 1,000 links: tasks over 16 ms in ${moved.moves} moves`, value: moved.long, unit: '' },
    { name: 'the same: layouts', value: moved.layouts, unit: '' },
    { name: 'heap of the extension host, with file, preview and plan', value: middle(({ heapAfter }) => heapAfter), unit: 'MiB', goal: 80 },
    { name: 'of it, more than before the activation', value: middle(({ heapAfter, heapBefore }) => heapAfter - heapBefore), unit: 'MiB' },
    { name: 'resident, all of the extension host', value: middle(({ resident }) => resident), unit: 'MiB' },
  ]),
);
