import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

const patience = 60_000;

/** Waits until something can be seen; the error says what was waited for. */
export async function shown(locator: Locator, what: string, timeout = patience): Promise<Locator> {
  const first = locator.first();
  await first.waitFor({ state: 'visible', timeout }).catch(cause => {
    throw new Error(`Waited ${timeout / 1000} s for ${what}.`, { cause });
  });
  return first;
}

/** Waits until something can no longer be seen. */
export async function gone(locator: Locator, what: string, timeout = patience): Promise<void> {
  await locator
    .first()
    .waitFor({ state: 'hidden', timeout })
    .catch(cause => {
      throw new Error(`Waited ${timeout / 1000} s for ${what} to go away.`, { cause });
    });
}

/** Asks again until the answer satisfies; the error holds the last answer. */
export async function until<T>(what: string, ask: () => Promise<T>, satisfies: (answer: T) => boolean, timeout = patience): Promise<T> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${timeout / 1000} s for ${what}. The last state was: ${JSON.stringify(answer)}`);
    await sleep(100);
  }
}
