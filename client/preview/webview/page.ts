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
  const toolbar = make('div', { class: 'toolbar', role: 'toolbar', 'aria-label': 'Picture' });
  const heading = make('h1', { class: 'unseen' });
  const banner = make('div', { class: 'banner', role: 'status', hidden: '' });
  const legend = make('section', { class: 'legend', 'aria-label': 'Plan on the picture', hidden: '' });
  const canvas = make('main', {
    class: 'canvas',
    tabindex: '0',
    'aria-label': 'Topology. Arrow keys move the picture, plus and minus zoom, 0 shows all of it, Tab goes to the first tenant.',
  });
  const outline = make('section', { class: 'outline', 'aria-label': 'The topology as text' });
  document.body.append(make('header', {}, heading, toolbar), banner, legend, canvas, outline);
  return { heading, toolbar, banner, legend, canvas, outline };
}
