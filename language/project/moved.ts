import type { Span } from '../model/source.ts';
import type { Origin } from './source-file.ts';

/** Where a piece of text stands. When that changes, the spans in everything that was read from the piece change with it. */
export class MovingOrigin implements Origin {
  readonly uri: string;
  offset: number;
  private readonly found: () => unknown;
  private spans: readonly Span[] | undefined;

  /** `found` gives what was read, as plain data; its spans all lie in the piece. */
  constructor({ uri, offset }: Origin, found: () => unknown) {
    this.uri = uri;
    this.offset = offset;
    this.found = found;
  }

  moveTo(offset: number): void {
    if (offset === this.offset) return;
    this.spans ??= [...spansIn(this.found())];
    const by = offset - this.offset;
    for (const span of this.spans as readonly { start: number; end: number }[]) {
      span.start += by;
      span.end += by;
    }
    this.offset = offset;
  }

  /** To be called when something else is read. */
  forget(): void {
    this.spans = undefined;
  }
}

/** Every span in plain data, each once. */
function spansIn(value: unknown, found = new Set<Span>()): Set<Span> {
  if (typeof value !== 'object' || value === null) return found;
  if (isSpan(value)) found.add(value);
  else for (const part of Object.values(value)) spansIn(part, found);
  return found;
}

const isSpan = (value: object): value is Span => 'uri' in value && 'start' in value;
