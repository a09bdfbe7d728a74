/** The page of the preview: shows the picture that the extension sends, and tells it what was clicked. */

import { changed } from '../pieces.ts';
import type { ToPreview } from '../preview-messages.ts';
import { Camera } from './camera.ts';
import { Drawing } from './drawing.ts';
import { Finder } from './finder.ts';
import { addGestures } from './gestures.ts';
import { post, remember, remembered } from './host.ts';
import { Kept } from './kept.ts';
import { showLegend } from './legend.ts';
import { Nodes } from './nodes.ts';
import { outlineEntry } from './outline-entry.ts';
import { buildPage, make } from './page.ts';
import { exportPng } from './png.ts';
import { fillToolbar } from './toolbar.ts';
import { filled, words } from './words.ts';

const page = buildPage();
const camera = new Camera(page.canvas);
addGestures(page.canvas, camera);
const nodes = new Nodes(page.canvas, camera);
const finder = new Finder(nodes, camera);
const drawing = new Drawing(page.canvas);
const png = () => {
  if (drawing.pieces.length === 0) return;
  exportPng(drawing.pieces.join('')).catch(() => {
    page.banner.replaceChildren(words.tooLarge);
    page.banner.hidden = false;
  });
};
fillToolbar(page.toolbar, camera, finder);

type Update = Extract<ToPreview, { type: 'update' }>;

/** What was sent so far. */
let received: { readonly number: number; readonly svg: readonly string[]; readonly outline: readonly string[] } = { number: 0, svg: [], outline: [] };
const outlined = new Kept();
const outlineRoot = make('ul');
page.outline.append(outlineRoot);

function show({ title, stale, incomplete, plan }: Update): void {
  const { svg, outline } = received;
  document.title = title;
  page.heading.textContent = filled(words.heading, title);
  showLegend(page.legend, plan);
  page.banner.hidden = stale === undefined;
  const why = svg.length === 0 ? words.none : incomplete ? words.incomplete : words.outdated;
  const told = stale === undefined ? [] : [make('strong', {}, why), ` ${stale}`];
  page.banner.replaceChildren(...told);
  if (svg.length === 0) return;
  nodes.keeping(() => {
    const picture = drawing.show(svg);
    if (picture) camera.show(picture);
    else {
      page.banner.replaceChildren(words.malformed);
      page.banner.hidden = false;
    }
  });
  finder.search();
  outlined.show(outline, outlineRoot, entries => entries.map(outlineEntry));
}

/** A picture is drawn at once. Of several others that come before the next frame only the last one is. */
let coming: Update | undefined;
let drawn = false;
const draw = () => {
  const update = coming;
  coming = undefined;
  if (update) show(update);
};
const drawForFrame = () => {
  if (drawn) return;
  draw();
  drawn = true;
  requestAnimationFrame(() => {
    drawn = false;
    if (coming) drawForFrame();
  });
};

function receive(update: Update): void {
  const { number, after } = update;
  if (after !== 0 && after !== received.number) {
    post({ type: 'ready', number: received.number });
    return;
  }
  remember({ document: update.document });
  const before = after === 0 ? { svg: [], outline: [] } : received;
  received = { number, svg: changed(before.svg, update.svg), outline: changed(before.outline, update.outline) };
  coming = update;
  drawForFrame();
}

addEventListener('message', ({ data }: MessageEvent<ToPreview>) => {
  if (data.type === 'update') {
    receive(data);
    return;
  }
  draw();
  if (data.type === 'select') nodes.select(data.key);
  else png();
});

// A page that comes back would begin with a picture of long ago.
const { first } = document.body.dataset;
if (first !== undefined && remembered().document === undefined) receive(JSON.parse(first) as Update);
post({ type: 'ready', number: received.number });
