/**
 * Places generated topologies by our own placement and by two libraries, and prints tables.
 *   npm run bench:diagram -- [--alone] [--pan] [--samples 9] [--patience 60]
 * `--alone` leaves the libraries out; without it they are installed into a temporary folder. `--pan` drags a picture about
 * in a headless browser. Times are of the processor, so that other work on the machine distorts them less.
 */
import { parseArgs } from 'node:util';
import { layoutDiagram, renderSvg } from '../language/diagram/index.ts';
import type { Topology } from '../language/model/index.ts';
import { chain, hub, meshOf, tangle, twoHubs } from '../test/language/diagram/samples.ts';
import { withScratch } from '../test/vscode/editor/scratch.ts';
import { candidates, installCandidates, runCandidate } from './diagram/candidates.ts';
import { graphOf, placementOf } from './diagram/graph.ts';
import { panned } from './diagram/pan.ts';
import { type Quality, qualityOf } from './diagram/quality.ts';

const { values } = parseArgs({
  options: {
    alone: { type: 'boolean', default: false },
    pan: { type: 'boolean', default: false },
    samples: { type: 'string', default: '9' },
    patience: { type: 'string', default: '60' },
  },
});
const samples = Number(values.samples);

const models: { readonly [name: string]: () => Topology } = {
  'chain of 20': () => chain(20),
  'two hubs, 26 tenants': twoHubs,
  'hub of 50': () => hub(50, 'out'),
  'mesh of 20, 380 links': () => meshOf(20),
  '30 tenants, 60 links': () => tangle(30, 60),
  '200 tenants, 1,000 links': () => tangle(200, 1000),
  '400 tenants, 2,000 links': () => tangle(400, 2000),
};

/** Short work is repeated, as the processor's time is counted in coarse steps. */
const processor = (work: () => unknown, repeat: number): number => {
  const before = process.threadCpuUsage();
  for (let run = 0; run < repeat; run++) work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / repeat;
};
const median = (work: () => unknown): number => {
  const repeat = Math.max(1, Math.min(20, Math.round(60 / Math.max(1, processor(work, 3)))));
  return Array.from({ length: samples }, () => processor(work, repeat)).sort((a, b) => a - b)[Math.floor(samples / 2)] ?? 0;
};
const digits = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const row = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);
const measured = (name: string, by: string, time: number, { area, crossings, length, through }: Quality): void =>
  row([name, by, digits(time), digits(area), crossings.toLocaleString('en'), digits(length), String(through)]);

await withScratch(async folder => {
  if (!values.alone) await installCandidates(folder);
  row(['model', 'placement', 'ms', 'area, Mpx', 'crossings', 'mean length, px', 'lines through boxes']);
  row(['---', '---', ...Array.from({ length: 5 }, () => '---:')]);
  for (const [name, make] of Object.entries(models)) {
    const topology = make();
    const scene = layoutDiagram(topology);
    const graph = graphOf(topology, scene);
    measured(
      name,
      'ours',
      median(() => layoutDiagram(topology)),
      qualityOf(placementOf(scene), graph.edges.length),
    );
    for (const candidate of values.alone ? [] : candidates) {
      const done = await runCandidate(candidate, folder, graph, graph.edges.length > 100 ? 1 : samples, Number(values.patience) * 1000);
      if (done) measured('', candidate, done.time, qualityOf(done.placement, graph.edges.length));
      else row(['', candidate, `more than ${values.patience} s`, '–', '–', '–', '–']);
    }
  }

  console.log('');
  row(['model', 'placement, ms', 'SVG of the preview, ms', 'SVG, kB']);
  row(['---', '---:', '---:', '---:']);
  for (const [name, make] of Object.entries(models)) {
    const topology = make();
    const scene = layoutDiagram(topology);
    const write = () => renderSvg(scene, { interactive: true });
    row([name, digits(median(() => layoutDiagram(topology))), digits(median(write)), digits(write().length / 1000)]);
  }

  if (!values.pan) return;
  console.log('');
  row(['moving the picture', 'frames', 'median, ms', 'p95, ms', 'longest, ms', 'late frames']);
  row(['---', ...Array.from({ length: 5 }, () => '---:')]);
  for (const name of ['hub of 50', 'mesh of 20, 380 links', '200 tenants, 1,000 links']) {
    const { frames, median: middle, p95, longest, late } = await panned(models[name]?.() ?? tangle(2, 1), `${folder}/${name.length}`);
    row([name, String(frames), digits(middle), digits(p95), digits(longest), String(late)]);
  }
});
