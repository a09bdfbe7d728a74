import type { Compartment, Detail, Entry, TenantContent } from './content.ts';
import { overviewOf } from './overview.ts';
import type { SceneBox, SceneItem, ScenePill, SceneText } from './scene.ts';
import { clean, fit, measure, wholeText, wrap } from './text.ts';

export type Detailing = 'full' | 'compact';
/** A box without a place. */
export type UnplacedBox = Omit<SceneBox, 'x' | 'y'>;

const pad = 14;
const size = { title: 15, text: 12, quiet: 11, pill: 10.5, heading: 10 } as const;
const gutter = 18;
const wordColumn = 46;
const rowHeight = 18;
/** Of a rule and the like; the rest is in the tooltip. */
const mostLines = 4;
const fullWidth = 304;
const compactWidth = 232;

/** Rows of one tenant from top to bottom; all boxes of a picture are equally wide. */
export function tenantBox(content: TenantContent, detailing: Detailing): UnplacedBox {
  const width = detailing === 'full' ? fullWidth : compactWidth;
  const texts: SceneText[] = [];
  const pills: ScenePill[] = [];
  const items: SceneItem[] = [];
  const rules: number[] = [];
  const inner = width - 2 * pad;
  const tagWidths = content.tags.map(tag => measure(tag, size.pill) + 12);
  const tagRoom = tagWidths.reduce((sum, tagWidth) => sum + tagWidth + 4, 0);
  texts.push(cut(content.title, pad, 24, inner, size.title, 'title', true));
  let right = width - pad;
  for (const [place, tag] of content.tags.entries()) {
    const tagWidth = tagWidths[place] ?? 0;
    pills.push({ x: right - tagWidth, y: 31, width: tagWidth, height: 15, text: tag, role: 'outline' });
    right -= tagWidth + 4;
  }
  if (content.subtitle) texts.push(cut(content.subtitle, pad, 42, inner - tagRoom, size.quiet, 'quiet'));
  const header = content.subtitle || content.tags.length > 0 ? 54 : 38;
  let y = header;
  const shown = detailing === 'full' ? content.compartments : content.compartments.filter(({ title }) => title === 'Access packages');
  for (const compartment of shown) {
    if (y > header) rules.push(y);
    y = addCompartment(compartment, y, width, detailing, texts, items);
  }
  const counted = content.compartments.filter(compartment => !shown.includes(compartment));
  if (counted.length > 0) {
    const words = counted.map(({ entries, one, many }) => `${entries.length} ${entries.length === 1 ? one : many}`).join(' · ');
    if (y > header) rules.push(y);
    texts.push(cut(words, pad, y + 18, inner, size.quiet, 'quiet'));
    y += 28;
  }
  const height = Math.max(y, header);
  const overview = overviewOf(content, width, height, header);
  return { source: content.source, external: content.tenant.external, width, height, header, texts, pills, items, rules, overview };
}

function addCompartment({ title, entries }: Compartment, top: number, width: number, detailing: Detailing, texts: SceneText[], items: SceneItem[]): number {
  let y = top + 8;
  if (detailing === 'full') {
    texts.push({ x: pad, y: y + 10, text: title, role: 'heading' });
    y += 18;
  }
  for (const entry of entries) {
    if (detailing === 'compact' && entry.icon === 'catalog') continue;
    const item = entryItem(entry, y, width, detailing);
    items.push(...item.items);
    y += item.height;
  }
  return y + 7;
}

/** The rows of one declaration, and of those inside it. */
function entryItem(entry: Entry, y: number, width: number, detailing: Detailing): { readonly items: readonly SceneItem[]; readonly height: number } {
  const texts: SceneText[] = [];
  const inner: SceneItem[] = [];
  const tags = entry.tags.join(' · ');
  const tagWidth = tags ? Math.min(measure(tags, size.pill) + 8, width * 0.45) : 0;
  const left = pad + gutter;
  const catalog = entry.icon === 'catalog';
  const role = entry.icon === 'package' ? 'strong' : catalog ? 'quiet' : 'text';
  let height = rowHeight;
  const room = width - left - pad - tagWidth;
  for (const [place, line] of wrap(entry.name, room, catalog ? size.quiet : size.text, detailing === 'full' ? 2 : 1, role === 'strong').entries()) {
    texts.push({ x: left, y: y + 13 + place * 15, role, ...line });
    if (place > 0) height += 15;
  }
  if (tags) texts.push({ ...cut(tags, width - pad, y + 13, tagWidth, size.quiet, 'quiet'), anchor: 'end' });
  for (const detail of detailing === 'full' ? entry.details : []) {
    if (detail.type === 'line') {
      texts.push({ x: left, y: y + height + 11, text: detail.word, role: 'quiet' });
      for (const line of wrap(detail.text, width - left - wordColumn - pad, size.text, mostLines)) {
        texts.push({ x: left + wordColumn, y: y + height + 11, role: 'text', ...line });
        height += 16;
      }
    } else {
      const row = pillRow(detail, left, y + height, width);
      inner.push(row);
      height += row.height;
    }
  }
  if (entry.details.length > 0 && detailing === 'full') height += 4;
  const own: SceneItem = { source: entry.source, x: 5, y, width: width - 10, height, texts, pills: [], icon: entry.icon };
  return { items: [own, ...inner], height };
}

/** Pills from left to right, wrapped. */
function pillRow(detail: Detail & { readonly type: 'pills' }, left: number, top: number, width: number): SceneItem {
  const pills: ScenePill[] = [];
  let x = left;
  let y = top + 2;
  for (const pill of detail.pills) {
    const pillWidth = measure(pill.text, size.pill) + 14;
    if (x > left && x + pillWidth > width - pad) {
      x = left;
      y += 19;
    }
    pills.push({ x, y, width: pillWidth, height: 16, text: clean(pill.text), role: pill.role });
    x += pillWidth + 5;
  }
  return { source: detail.source, x: left - 3, y: top, width: width - left - pad + 6, height: y - top + 19, texts: [], pills };
}

function cut(text: string, x: number, y: number, width: number, fontSize: number, role: SceneText['role'], bold = false): SceneText {
  const shown = fit(text, width, fontSize, bold);
  const full = clean(text, wholeText);
  return { x, y, text: shown, role, ...(shown === full ? {} : { full }) };
}
