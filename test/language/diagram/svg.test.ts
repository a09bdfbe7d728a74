import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnPlaces, layoutDiagram, type Mark, renderSvg, type SvgOptions } from '../../../language/diagram/index.ts';
import { measure } from '../../../language/diagram/text.ts';
import { hostileTexts, hostileTopology, label } from './hostile.ts';
import { mixed, samples } from './samples.ts';
import { group, tenant, topology } from './topologies.ts';
import { elements, readXml } from './xml-reader.ts';

const allowed = new Set(['svg', 'g', 'rect', 'path', 'circle', 'text', 'title', 'desc', 'style']);
const attribute =
  /^(xmlns|id|role|tabindex|viewBox|width|height|x|y|cx|cy|r|rx|d|transform|fill(-opacity)?|stroke(-(width|opacity|dasharray|linecap|linejoin))?|font-(family|size|weight)|text-anchor|visibility|aria-(label|labelledby|hidden)|data-(key|uri|start|end|kind|from|to|broken|outline|mark|level))$/;

/** What is not allowed in the picture. */
function* faults(svg: string): Generator<string> {
  for (const { name, attributes } of elements(readXml(svg))) {
    if (!allowed.has(name)) yield `<${name}>`;
    for (const [key, value] of attributes) {
      if (!attribute.test(key)) yield key;
      if (/^(fill|stroke)$/.test(key) && /url|NaN|undefined/.test(value)) yield `${key}="${value}"`;
      if (/^([xydr]|rx|c[xy]|width|height|transform|viewBox)$/.test(key) && /NaN|Infinity|undefined/.test(value)) yield `${key}="${value}"`;
    }
  }
}

const check = (svg: string): void => {
  expect(svg.startsWith('<svg ')).toBe(true);
  expect([...faults(svg)]).toEqual([]);
};

const options: readonly SvgOptions[] = [{}, { theme: 'light' }, { theme: 'dark' }, { theme: 'highContrast' }, { interactive: true }];

test.each(Object.entries(samples))('%s is well-formed in every theme', (_, make) => {
  const scene = layoutDiagram(make(), { title: 'A & B' });
  for (const option of options) check(renderSvg(scene, option));
});

test.each(options)('thousands of hostile texts stay texts, %j', option => {
  let texts = 0;
  fc.assert(
    fc.property(hostileTopology, label, (topology, title) => {
      texts += hostileTexts + 1;
      const marks = new Map<string, Mark>([
        ['tenant:a', { kind: 'change', text: title, badge: title }],
        ['group:a/staff', { kind: 'create', text: title }],
      ]);
      check(renderSvg(layoutDiagram(topology, { title }), { ...option, marks }));
    }),
    // For each of the five options: more than ten thousand labels together.
    { numRuns: 150 },
  );
  expect(texts * options.length).toBeGreaterThan(10_000);
});

test('a label that is too long ends in an ellipsis and is told whole', () => {
  const name = `${'Long '.repeat(2000)}end`;
  const svg = readXml(
    renderSvg(layoutDiagram(topology({ tenants: [tenant('a', { displayName: name })], resources: [group('a', 'g', { displayName: name })] }))),
  );
  const titles = [...elements(svg)].filter(element => element.name === 'title').map(({ children }) => children.join(''));
  const shown = [...elements(svg)]
    .filter(element => element.name === 'text')
    .map(({ children }) => children.filter(child => typeof child === 'string').join(''));
  const cut = shown.filter(text => text.startsWith('Long'));
  expect(cut.length).toBeGreaterThan(1);
  expect(cut.filter(text => text.endsWith('…')).every(text => text.length < 80)).toBe(true);
  expect(cut.filter(text => text.endsWith('…'))).toHaveLength(2);
  expect(titles.filter(title => title === name)).toHaveLength(2);
});

test('no text is wider than its box', () => {
  fc.assert(
    fc.property(hostileTopology, topology => {
      for (const { width, texts, items } of layoutDiagram(topology).boxes) {
        const all = [...texts, ...items.flatMap(item => item.texts)];
        const wide = all.filter(({ x, text, anchor, role }) =>
          anchor === 'end' ? x - measure(text, 11) < 0 : x + measure(text, role === 'title' ? 15 : 11) > width,
        );
        expect(wide).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

describe('what a reader of the picture gets', () => {
  const scene = layoutDiagram(mixed(), { title: 'Mixed' });
  const interactive = [...elements(readXml(renderSvg(scene, { interactive: true })))];

  test('everything declared can be focused, has a name, and leads to its source', () => {
    const nodes = interactive.filter(({ attributes }) => attributes.has('tabindex'));
    const places = drawnPlaces(scene);
    expect(nodes.length).toBeGreaterThan(30);
    for (const { attributes } of nodes) {
      expect(attributes.get('aria-label')).toBeTruthy();
      const place = places.find(({ key }) => key === attributes.get('data-key'));
      expect(place?.uri).toBe('file:///topology.tenantry');
      expect(place?.end).toBeGreaterThan(place?.start ?? Number.NaN);
    }
    const keys = new Set(nodes.map(({ attributes }) => attributes.get('data-key')));
    for (const key of [
      'tenant:contoso',
      'sync:contoso/fabrikam',
      'mesh:regions',
      'package:fabrikam/reader',
      'group:emea/staff',
      'organization:fabrikam/litware',
    ])
      expect(keys).toContain(key);
  });

  test('the picture has a title and a description', () => {
    const [title, description] = readXml(renderSvg(scene)).children;
    expect(title).toMatchObject({ name: 'title', children: ['Mixed'] });
    expect(description).toMatchObject({ name: 'desc', children: ['12 tenants, 18 synchronization links, 3 access packages and 1 connected organization.'] });
  });

  test('what stands for something small is hidden until a style sheet shows it', () => {
    const levels = interactive.filter(({ attributes }) => ['middle', 'far'].includes(attributes.get('data-level') ?? ''));
    expect(levels.length).toBeGreaterThan(20);
    expect(levels.every(({ attributes }) => attributes.get('visibility') === 'hidden')).toBe(true);
    expect(renderSvg(scene)).not.toContain('data-level');
  });

  test('the preview brings its own style sheet, a file has one that follows the colour scheme', () => {
    expect(interactive.some(({ name }) => name === 'style')).toBe(false);
    expect(renderSvg(scene)).toContain('prefers-color-scheme:dark');
    expect(renderSvg(scene, { theme: 'dark' })).not.toMatch(/var\(|<style/);
  });

  test('a broken link differs by its stroke, not by colour alone', () => {
    const broken = [...elements(readXml(renderSvg(scene, { theme: 'light' })))].filter(({ attributes }) => attributes.has('data-broken'));
    expect(broken.map(({ attributes }) => attributes.get('data-key')).sort()).toEqual(['sync:northwind/contoso', 'sync:proseware/adatum']);
    for (const group of broken)
      expect(group.children.some(child => typeof child === 'object' && child.attributes.get('stroke-dasharray') === '10 5 2 5')).toBe(true);
  });

  test('marks are drawn without moving anything', () => {
    const marks = new Map<string, Mark>([
      ['tenant:contoso', { kind: 'change', text: 'domain' }],
      ['sync:contoso/fabrikam', { kind: 'create' }],
      ['group:emea/staff', { kind: 'drift' }],
    ]);
    const marked = renderSvg(scene, { marks });
    const drawn = [...elements(readXml(marked))].flatMap(({ attributes }) => attributes.get('data-mark') ?? []);
    expect(drawn.sort()).toEqual(['change', 'create', 'drift']);
    expect(renderSvg(scene)).not.toContain('data-mark');
  });
});
