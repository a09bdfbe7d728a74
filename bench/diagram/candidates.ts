import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Candidate, Done, Task } from './candidate.ts';
import type { Graph } from './graph.ts';

/** Neither is a dependency: they are only compared with. */
const versions = { elkjs: '0.12.1', '@dagrejs/dagre': '3.1.3' } as const;
export const candidates: readonly Candidate[] = ['elkjs', 'dagre'];

/** Installs the libraries into a folder of their own. */
export async function installCandidates(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'package.json'), '{"private":true}');
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...wanted], { cwd: folder });
}

/** Runs one in a thread of its own. @returns nothing when it is not done in time. */
export function runCandidate(name: Candidate, folder: string, graph: Graph, samples: number, patience: number): Promise<Done | undefined> {
  const worker = new Worker(new URL('candidate.ts', import.meta.url), { workerData: { name, folder, graph, samples } satisfies Task });
  return new Promise((resolve, reject) => {
    const end = (done: Done | undefined) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(done);
    };
    const timer = setTimeout(() => end(undefined), patience);
    worker.once('message', end);
    worker.once('error', reject);
  });
}
