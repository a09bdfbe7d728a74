import { changes, type Piece } from './pieces.ts';

interface Shown {
  readonly svg: readonly string[];
  readonly outline: readonly string[];
}

const nothing: Shown = { svg: [], outline: [] };

/** What a page has to be sent of each picture: after the first one only what changed. */
export class Updates {
  private sent = nothing;
  private number = 0;
  private last = 0;

  /** What the page says that it has: something else than was sent when it began anew. */
  has(number: number): void {
    if (number === this.last) return;
    this.sent = nothing;
    this.last = 0;
  }

  next({ svg, outline }: { readonly svg: readonly string[]; readonly outline: string }): Update {
    // A line with the deeper ones below it.
    const entries = outline.trim().split(/\n(?! )/);
    const update = { number: ++this.number, after: this.last, svg: changes(this.sent.svg, svg), outline: changes(this.sent.outline, entries) };
    this.sent = { svg, outline: entries };
    this.last = update.number;
    return update;
  }
}

/** A picture as the difference to the one that was sent before. */
export interface Update {
  /** Counted from 1. */
  readonly number: number;
  /** The number of the update that this one builds on; 0: on none, it is complete. */
  readonly after: number;
  /** As the language server cuts it. */
  readonly svg: readonly Piece[];
  /** The picture as indented lines, for screen readers; each entry with the ones below it. */
  readonly outline: readonly Piece[];
}
