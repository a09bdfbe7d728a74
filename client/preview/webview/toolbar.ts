import type { Camera } from './camera.ts';
import type { Finder } from './finder.ts';
import { post } from './host.ts';
import { make } from './page.ts';

/** Buttons with a name that screen readers tell and a tooltip shows. */
export function fillToolbar(toolbar: HTMLElement, camera: Camera, finder: Finder): void {
  const button = (sign: string, name: string, action: () => void) => {
    const element = make('button', { type: 'button', title: name, 'aria-label': name }, make('span', { 'aria-hidden': 'true' }, sign));
    element.addEventListener('click', action);
    return element;
  };
  toolbar.append(
    button('Fit', 'Show the whole picture (0)', () => camera.fit()),
    button('−', 'Zoom out (-)', camera.zoomOut),
    button('+', 'Zoom in (+)', camera.zoomIn),
    finder.element,
    make('span', { class: 'space' }),
    button('Export SVG', 'Export the picture as SVG', () => post({ type: 'export', format: 'svg' })),
    button('Export Mermaid', 'Export the picture as Mermaid text', () => post({ type: 'export', format: 'mermaid' })),
  );
  document.addEventListener('keydown', event => {
    const typing = event.target instanceof HTMLInputElement;
    const asked = ((event.ctrlKey || event.metaKey) && event.key === 'f') || (event.key === '/' && !typing);
    if (!asked) return;
    event.preventDefault();
    finder.focus();
  });
}
