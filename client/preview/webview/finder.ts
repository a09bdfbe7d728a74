import type { Camera } from './camera.ts';
import type { Nodes, PictureNode } from './nodes.ts';
import { make } from './page.ts';
import { filled, words } from './words.ts';

/** The search box: marks what contains the words, Enter goes from one to the next. */
export class Finder {
  readonly element: HTMLElement;
  private readonly input = make('input', { type: 'search', placeholder: words.find, 'aria-label': words.findInPicture });
  private readonly count = make('span', { class: 'count', role: 'status' });
  private readonly nodes: Nodes;
  private readonly camera: Camera;
  private found: readonly PictureNode[] = [];
  private place = 0;

  constructor(nodes: Nodes, camera: Camera) {
    this.nodes = nodes;
    this.camera = camera;
    this.element = make('div', { class: 'find', role: 'search' }, this.input, this.count);
    this.input.addEventListener('input', () => {
      this.search();
      this.go(0);
    });
    this.input.addEventListener('keydown', event => {
      if (event.key === 'Enter') this.go(this.place + (event.shiftKey ? -1 : 1));
      else if (event.key === 'Escape') this.clear();
      else return;
      event.preventDefault();
    });
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** After the picture changed. */
  search(): void {
    const sought = this.input.value.trim().toLowerCase();
    this.found = this.nodes.all.filter(node => {
      const found = sought !== '' && (node.getAttribute('aria-label') ?? '').toLowerCase().includes(sought);
      node.classList.toggle('found', found);
      return found;
    });
    this.place = Math.min(this.place, Math.max(0, this.found.length - 1));
    this.tell();
  }

  private go(place: number): void {
    if (this.found.length > 0) {
      this.place = (place + this.found.length) % this.found.length;
      const node = this.found[this.place];
      this.nodes.select(node?.dataset['key'], false);
      if (node) this.camera.reveal(node);
    }
    this.tell();
  }

  private clear(): void {
    this.input.value = '';
    this.search();
    this.nodes.select(undefined);
  }

  private tell(): void {
    const told = this.found.length === 0 ? words.nothingFound : filled(words.found, this.place + 1, this.found.length);
    this.count.textContent = this.input.value.trim() ? told : '';
  }
}
