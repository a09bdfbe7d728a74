import { words } from './words.ts';

/** Builds an element; texts become text nodes. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: { readonly [name: string]: string } = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** The parts of the page. */
export interface Page {
  readonly heading: HTMLElement;
  readonly toolbar: HTMLElement;
  readonly banner: HTMLElement;
  /** What the plan on the picture means. */
  readonly legend: HTMLElement;
  /** Holds the picture. */
  readonly canvas: HTMLElement;
  readonly outline: HTMLElement;
}

export function buildPage(): Page {
  const toolbar = make('div', { class: 'toolbar', role: 'toolbar', 'aria-label': words.toolbar });
  const heading = make('h1', { class: 'unseen' });
  const banner = make('div', { class: 'banner', role: 'status', hidden: '' });
  const legend = make('section', { class: 'legend', 'aria-label': words.legend, hidden: '' });
  const canvas = make('main', {
    class: 'canvas',
    tabindex: '0',
    'aria-label': words.canvas,
  });
  const outline = make('section', { class: 'outline', 'aria-label': words.outline });
  document.body.append(make('header', {}, heading, toolbar), banner, legend, canvas, outline);
  return { heading, toolbar, banner, legend, canvas, outline };
}
