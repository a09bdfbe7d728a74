import { execFileSync } from 'node:child_process';

/** Ids of the processes that this run has started, directly or not, with an argument that ends so. */
export function ownProcesses(ending: string): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map(line => {
      const [pid, parent, ...args] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), args };
    });
  const parents = new Map(rows.map(({ pid, parent }) => [pid, parent]));
  const ours = (pid: number | undefined): boolean => pid === process.pid || (pid !== undefined && pid > 1 && ours(parents.get(pid)));
  return rows.filter(({ pid, args }) => args.some(arg => arg.endsWith(ending)) && ours(pid)).map(({ pid }) => pid);
}
