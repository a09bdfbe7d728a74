import type { Camera } from './camera.ts';
import type { Finder } from './finder.ts';
import { post } from './host.ts';
import { make } from './page.ts';
import { words } from './words.ts';

/** Buttons whose names screen readers tell and tooltips explain. */
export function fillToolbar(toolbar: HTMLElement, camera: Camera, finder: Finder): void {
  const button = (sign: string, name: string, action: () => void) => {
    const element = make('button', { type: 'button', title: name, 'aria-label': name }, make('span', { 'aria-hidden': 'true' }, sign));
    element.addEventListener('click', action);
    return element;
  };
  toolbar.append(
    button(words.fit, words.fitAll, () => camera.fit()),
    button('−', words.zoomOut, camera.zoomOut),
    button('+', words.zoomIn, camera.zoomIn),
    finder.element,
    make('span', { class: 'space' }),
    button(words.export, words.exportPicture, () => post({ type: 'export' })),
  );
  document.addEventListener('keydown', event => {
    const typing = event.target instanceof HTMLInputElement;
    const asked = ((event.ctrlKey || event.metaKey) && event.key === 'f') || (event.key === '/' && !typing);
    if (!asked) return;
    event.preventDefault();
    finder.focus();
  });
}
