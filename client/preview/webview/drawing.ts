import { Kept } from './kept.ts';
import { safeSvg } from './safe-svg.ts';

/** The picture on the canvas. */
export class Drawing {
  private readonly canvas: HTMLElement;
  private readonly content = new Kept();
  private svg: SVGSVGElement | undefined;
  /** As it was sent. */
  pieces: readonly string[] = [];

  constructor(canvas: HTMLElement) {
    this.canvas = canvas;
  }

  /** @returns nothing when the pieces make no SVG document. */
  show(pieces: readonly string[]): SVGSVGElement | undefined {
    const [open = '', close = ''] = [pieces[0], pieces.at(-1)];
    const svg = this.svg ?? safeSvg(open + close);
    const shown =
      svg &&
      this.content.show(pieces.slice(1, -1), svg, inner => {
        const made = safeSvg([open, ...inner, close].join(''));
        for (const { name, value } of made?.attributes ?? []) if (svg.getAttribute(name) !== value) svg.setAttribute(name, value);
        return made && [...made.children];
      });
    if (!shown) return undefined;
    if (!this.svg) this.canvas.replaceChildren(svg);
    this.svg = svg;
    this.pieces = pieces;
    return svg;
  }
}
