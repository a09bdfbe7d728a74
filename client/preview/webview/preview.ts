/** The page of the preview: shows the picture that the extension sends, and tells it what was clicked. */
import type { ToPreview } from '../preview-messages.ts';
import { Camera } from './camera.ts';
import { Finder } from './finder.ts';
import { addGestures } from './gestures.ts';
import { post, remember } from './host.ts';
import { showLegend } from './legend.ts';
import { Nodes } from './nodes.ts';
import { outlineList } from './outline-list.ts';
import { buildPage, make } from './page.ts';
import { exportPng } from './png.ts';
import { safeSvg } from './safe-svg.ts';
import { fillToolbar } from './toolbar.ts';
import { filled, words } from './words.ts';

const page = buildPage();
const camera = new Camera(page.canvas);
addGestures(page.canvas, camera);
const nodes = new Nodes(page.canvas, camera);
const finder = new Finder(nodes, camera);
let drawn = '';
const png = () => {
  if (!drawn) return;
  exportPng(drawn).catch(() => {
    page.banner.replaceChildren(words.tooLarge);
    page.banner.hidden = false;
  });
};
fillToolbar(page.toolbar, camera, finder);

type Update = Extract<ToPreview, { type: 'update' }>;

function show({ svg, outline, title, stale, plan }: Update): void {
  document.title = title;
  page.heading.textContent = filled(words.heading, title);
  showLegend(page.legend, plan);
  page.banner.hidden = stale === undefined;
  const told = stale === undefined ? [] : [make('strong', {}, svg ? words.outdated : words.none), ` ${stale}`];
  page.banner.replaceChildren(...told);
  const picture = svg ? safeSvg(svg) : undefined;
  if (!picture) {
    if (svg) page.banner.replaceChildren(words.malformed);
    page.banner.hidden = !svg && stale === undefined;
    return;
  }
  drawn = svg;
  nodes.keeping(() => {
    page.canvas.replaceChildren(picture);
    camera.show(picture);
  });
  page.outline.replaceChildren(outlineList(outline));
  finder.search();
}

/** Of several pictures that come before the next frame only the last one is drawn. */
let coming: Update | undefined;
const draw = () => {
  const update = coming;
  coming = undefined;
  if (update) show(update);
};

addEventListener('message', ({ data }: MessageEvent<ToPreview>) => {
  if (data.type === 'update') {
    remember({ document: data.document });
    if (!coming) requestAnimationFrame(draw);
    coming = data;
    return;
  }
  draw();
  if (data.type === 'select') nodes.select(data.key);
  else png();
});
post({ type: 'ready' });
