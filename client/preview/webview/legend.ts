import type { Legend } from '../../plans/legend.ts';
import { post } from './host.ts';
import { make } from './page.ts';
import { filled, words } from './words.ts';

const signs = [
  ['create', '+'],
  ['update', '~'],
  ['remove', '−'],
  ['drift', '≠'],
] as const;

/** Says whose plan the picture shows and what its signs mean, and hides it or shows it again. */
export function showLegend(place: HTMLElement, legend: Legend | undefined): void {
  place.hidden = legend === undefined;
  if (!legend) {
    place.replaceChildren();
    return;
  }
  const focused = place.contains(document.activeElement);
  const [live, sandbox] = legend.view === 'drift' ? [words.driftLive, words.driftSandbox] : [words.planLive, words.planSandbox];
  const target = legend.target === 'live' ? make('strong', { class: 'live' }, live) : make('strong', {}, sandbox);
  const counts = signs.filter(([name]) => legend[name] > 0);
  const list = make(
    'ul',
    {},
    ...counts.map(([name, sign]) =>
      make('li', { class: name }, make('span', { class: 'sign', 'aria-hidden': 'true' }, sign), filled(words[name], legend[name])),
    ),
  );
  const [sign, name] = legend.shown ? [words.hide, words.hidePlan] : [words.show, words.showPlan];
  const button = make('button', { type: 'button', title: name, 'aria-label': name }, sign);
  button.addEventListener('click', () => post({ type: 'togglePlan' }));
  place.replaceChildren(target, list, make('span', { class: 'space' }), button);
  if (focused) button.focus();
}
