/** How many tests passed and failed. A suite that breaks off counts what it did not reach as one failure. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export const sum = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  failed: outcomes.reduce((total, { failed }) => total + failed, 0),
});

/**
 * Plays what failed once more from its start, and says so: in a window that runs on a busy machine a key can get lost.
 * Only what fails twice has failed.
 */
export async function orAgain(name: string, attempt: () => Promise<Outcome>): Promise<Outcome> {
  const once = () =>
    attempt().catch((error: unknown): Outcome => {
      console.error(error instanceof Error ? error.message : error);
      return { passed: 0, failed: 1 };
    });
  const first = await once();
  if (!first.failed) return first;
  console.log(`\n  "${name}" failed and is tried a second time.`);
  const second = await once();
  console.log(`  "${name}" ${second.failed ? 'failed both times' : 'passed at the second attempt only'}.`);
  return second;
}

/** Stands in front of every line the extension-host suite prints, to tell them from the messages of the editor around it. */
export const suiteMark = 'suite| ';
