import { readdirSync } from 'node:fs';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { layoutDiagram, outline, renderMermaid, renderSvg } from '../../../language/diagram/index.ts';
import { loadProject } from '../../../language/index.ts';
import { inside, overlap, pairs, points } from './shapes.ts';
import { elements, readXml } from './xml-reader.ts';

const folder = new URL('../../../examples/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.tenantry'));

describe.each(files)('%s', async file => {
  const { topology } = await loadProject(new URL(file, folder).href, NodeFileSystem.fileSystemProvider());
  const scene = layoutDiagram(topology);

  test('is drawn without overlaps, arrows beside the boxes', () => {
    expect(pairs(scene.boxes).filter(([a, b]) => overlap(a, b, 16))).toEqual([]);
    expect(scene.arrows.filter(arrow => points(arrow).some(point => scene.boxes.some(box => inside(point, box, 1))))).toEqual([]);
    expect(scene.arrows.filter(({ label }) => label && scene.boxes.some(box => overlap(label, box)))).toEqual([]);
  });

  test('nothing of it is missing', () => {
    const keys = new Set([...elements(readXml(renderSvg(scene)))].map(({ attributes }) => attributes.get('data-key')));
    const declared = [...topology.tenants, ...topology.links, ...topology.resources.filter(({ kind }) => kind !== 'access')];
    expect(declared.filter(({ key }) => !keys.has(key)).map(({ key }) => key)).toEqual([]);
  });

  test('all texts name every tenant', () => {
    for (const { displayName } of topology.tenants) {
      expect(outline(topology)).toContain(`Tenant ${displayName}`);
      expect(renderMermaid(topology)).toContain(`["${displayName}`);
    }
  });
});
