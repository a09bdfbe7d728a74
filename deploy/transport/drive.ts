import type { Lane } from './lane.ts';
import { turn } from './turn.ts';

/** Runs work that sends over the lane, in rounds: once all of it waits for answers, what has gathered is sent. */
export async function drive<T>(lane: Lane, work: Promise<T>): Promise<T> {
  let done = false;
  const mark = () => {
    done = true;
  };
  const end = work.then(mark, mark);
  while (!done) {
    await turn();
    if (lane.waiting) await lane.flush();
    else if (!done) await Promise.race([end, lane.arrival()]);
  }
  return work;
}
