/** Milliseconds and MiB. */
export interface HostFigures {
  /** To load the extension's code and to activate it, which does not wait for the language server. */
  readonly activation: number;
  /** Of it, what its thread worked: other work on the machine distorts that less. */
  readonly activationProcessor: number;
  /** Until the editor says that it is active, with what the editor does itself. */
  readonly active: number;
  /** Used by everything in the extension host, after a collection. */
  readonly heapBefore: number;
  /** With a file, its preview and a plan. */
  readonly heapAfter: number;
  readonly resident: number;
}

/** Milliseconds. */
export interface WindowFigures {
  /** From the key to the first picture, each time the preview is opened anew. */
  readonly opened: readonly number[];
  /** From a key in the text to the picture that shows it. */
  readonly edits: readonly number[];
}

/** The value that `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MiB' | '';
  /** What it must stay below. */
  readonly goal?: number;
}

/** A table in Markdown. */
export const report = (rows: readonly Row[]): string =>
  [
    '| | measured | goal | |',
    '| --- | ---: | ---: | --- |',
    ...rows.map(({ name, value, unit, goal }) => {
      const shown = `${value < 10 && unit ? value.toFixed(1) : value.toFixed(0)} ${unit}`.trim();
      return `| ${name} | ${shown} | ${goal === undefined ? '' : `< ${goal} ${unit}`} | ${goal === undefined ? '' : value < goal ? 'met' : 'missed'} |`;
    }),
  ].join('\n');
