import { performance } from 'node:perf_hooks';

/** The middle one of several times in milliseconds, after two that do not count: code has to be compiled first. */
export async function median(samples: number, work: (i: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < samples + 2; i++) {
    const start = performance.now();
    await work(i);
    times.push(performance.now() - start);
  }
  return times.slice(2).sort((a, b) => a - b)[Math.floor(samples / 2)] ?? 0;
}

/** What one of several runs takes of this thread, on average: other work on the machine distorts it less than a clock. */
export async function processorTime(samples: number, work: (i: number) => unknown): Promise<number> {
  const start = process.threadCpuUsage();
  for (let i = 0; i < samples; i++) await work(i);
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000 / samples;
}

export async function once(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Rows by name, with a number for each column. */
export type Measured = { readonly [metric: string]: number };

/** A table in Markdown; times in milliseconds, memory in MiB. */
export function table(title: string, columns: readonly string[], results: readonly Measured[]): string {
  const metrics = Object.keys(results[0] ?? {});
  const shown = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(1) : value.toFixed(0));
  return [
    `| ${title} | ${columns.join(' | ')} |`,
    `| --- |${columns.map(() => ' ---: |').join('')}`,
    ...metrics.map(metric => `| ${metric} | ${results.map(result => shown(result[metric])).join(' | ')} |`),
  ].join('\n');
}
