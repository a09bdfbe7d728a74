// Time and memory of a plan alone, in a process of its own; bench/deploy.ts bundles it as the command line is bundled.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { connect, plan } from '../deploy/index.ts';
import { loadProject } from '../language/index.ts';
import { Recording } from './recording.ts';

const [file = '', answers = ''] = process.argv.slice(2);
const uri = pathToFileURL(file).href;
const { topology } = await loadProject(uri, NodeFileSystem.fileSystemProvider(), new Map([[uri, readFileSync(file, 'utf8')]]));
const recording = Recording.load(answers);
const run = async () => plan(topology, await connect(topology, { graphRoot: 'http://127.0.0.1:1', fetch: recording.replay(0) }));

const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
globalThis.gc?.();
const empty = process.memoryUsage().heapUsed;
const before = process.resourceUsage().maxRSS;
const first = process.cpuUsage();
const started = performance.now();
const { unchanged, operations } = await run();
const seconds = (performance.now() - started) / 1000;
const cold = process.cpuUsage(first);
const heap = process.memoryUsage().heapUsed - empty;
const largest = process.resourceUsage().maxRSS;
const second = process.cpuUsage();
await run();
const warm = process.cpuUsage(second);
const cpu = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
console.log(
  JSON.stringify({
    things: unchanged.length + operations.length,
    seconds,
    processor: cpu(cold),
    processorAgain: cpu(warm),
    heap: mb(heap),
    /** The largest that the process was before the plan: the language, the topology, the recorded answers. */
    before: mb(before * 1024),
    /** The largest that the whole process has been, its recorded answers included. */
    process: mb(largest * 1024),
  }),
);
