/** How many tests passed and failed. A suite that breaks off counts what it did not reach as one failure. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export const sum = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  failed: outcomes.reduce((total, { failed }) => total + failed, 0),
});

/** Stands in front of every line the extension-host suite prints, to tell them from the messages of the editor around it. */
export const suiteMark = 'suite| ';
