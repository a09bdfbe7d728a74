import type { Camera } from './camera.ts';
import { post, remember, remembered } from './host.ts';
import { neighbour, type Placed } from './neighbour.ts';

export type PictureNode = SVGElement & { readonly dataset: DOMStringMap };

const nodeSelector = '[data-key][tabindex]';
const directions: { readonly [key: string]: readonly [number, number] } = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What can be focused in the picture: selecting it, going from one to the next, and following it to its source. */
export class Nodes {
  private readonly canvas: HTMLElement;
  private readonly camera: Camera;

  constructor(canvas: HTMLElement, camera: Camera) {
    this.canvas = canvas;
    this.camera = camera;
    canvas.addEventListener('click', event => this.clicked(event));
    canvas.addEventListener('keydown', event => this.pressed(event));
    canvas.addEventListener('focusin', event => {
      const node = nodeOf(event.target);
      if (node) camera.reveal(node);
    });
  }

  get all(): readonly PictureNode[] {
    return [...this.canvas.querySelectorAll<PictureNode>(nodeSelector)];
  }

  /** Those that are not hidden because the picture is small. */
  private get shown(): readonly Placed<PictureNode>[] {
    return this.all.filter(node => node.checkVisibility({ visibilityProperty: true })).map(placed);
  }

  /** Marks a declaration wherever it is drawn, and brings it into sight. */
  select(key: string | undefined, looking = true): void {
    remember({ selected: key });
    let first: PictureNode | undefined;
    for (const node of this.all) {
      const selected = node.dataset['key'] === key;
      node.classList.toggle('selected', selected);
      if (selected) first ??= node;
    }
    if (looking && first) this.camera.reveal(first);
  }

  /** Calls `change`, which replaces parts of the picture; focus and selection stay where they were. */
  keeping(change: () => void): void {
    const focused = nodeOf(document.activeElement)?.dataset['key'];
    change();
    this.select(remembered().selected, false);
    if (focused !== undefined && nodeOf(document.activeElement)?.dataset['key'] !== focused)
      (this.all.find(node => node.dataset['key'] === focused) ?? this.canvas).focus({ preventScroll: true });
  }

  private clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target.closest<PictureNode>('[data-key]') : null;
    if (!target) return;
    this.select(target.dataset['key'], false);
    follow(target);
  }

  private pressed(event: KeyboardEvent): void {
    const node = nodeOf(event.target);
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      this.select(node.dataset['key'], false);
      follow(node);
    } else if (event.key === 'Escape') this.canvas.focus();
    else if (direction) neighbour(placed(node), this.shown, direction)?.focus({ preventScroll: true });
    else return;
    event.preventDefault();
  }
}

const nodeOf = (target: EventTarget | null): PictureNode | undefined => (target instanceof SVGElement && target.matches(nodeSelector) ? target : undefined);

function follow({ dataset }: PictureNode): void {
  const { key } = dataset;
  if (key !== undefined) post({ type: 'reveal', key });
}

/** Of a box its title bar: the rows are nodes of their own. */
function placed(node: PictureNode): Placed<PictureNode> {
  const { left, top, width, height } = node.getBoundingClientRect();
  const bar = node.dataset['kind'] === 'tenant' ? Math.min(height, width * 0.15) : height;
  return { node, x: left + width / 2, y: top + bar / 2 };
}
