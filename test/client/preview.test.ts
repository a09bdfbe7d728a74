import fc from 'fast-check';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { keyAt, keyWithin } from '../../client/preview/drawn-places.ts';
import { nextPicture, unansweredPicture } from '../../client/preview/picture.ts';
import { previewHtml } from '../../client/preview/preview-html.ts';
import { readMessage } from '../../client/preview/preview-messages.ts';
import { previewWords } from '../../client/preview/preview-words.ts';
import { drawnPlaces, layoutDiagram } from '../../language/diagram/index.ts';
import { loadProject } from '../../language/index.ts';
import type { DiagramResult } from '../../server/protocol.ts';

describe('messages of the preview', () => {
  test('are taken as they are meant', () => {
    for (const message of [
      { type: 'ready', number: 0 },
      { type: 'reveal', key: 'tenant:contoso' },
      { type: 'export' },
      { type: 'togglePlan' },
      { type: 'png', base64: 'iVBORw0KGgoAAAA=' },
    ])
      expect(readMessage(message)).toEqual(message);
  });

  test('are refused when they ask for anything else', () => {
    for (const message of [
      undefined,
      null,
      'reveal',
      { type: 'deploy' },
      { type: 'export!' },
      { type: 'png', base64: 'PHN2Zz4=' },
      { type: 'png', base64: 'iVBORw0KGgo<script>' },
      { type: 'ready' },
      { type: 'reveal' },
      { type: 'reveal', key: 7 },
    ])
      expect(readMessage(message)).toBeUndefined();
  });

  test('never throw and never bring more than is asked for', () => {
    fc.assert(
      fc.property(fc.anything(), sent => {
        const message = readMessage(sent);
        if (message) expect(['ready', 'reveal', 'togglePlan', 'png', 'export']).toContain(message.type);
      }),
    );
  });
});

describe('the page', () => {
  const page = { script: 'run()', style: 'body { margin: 0 }', nonce: 'abc', language: 'de', words: previewWords() };
  const first = { type: 'update', document: 'file:///a', title: 'a', number: 1, after: 0, svg: ['<svg a="b">', '</svg>'], outline: [] } as const;

  test('runs one script and loads nothing', () => {
    const html = previewHtml({ ...page, first });
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'nonce-abc'");
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(html.match(/<script nonce="abc">run\(\)<\/script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/ on\w+=|style=|src=|href=/);
  });

  test('has no way out of its attributes, script and style sheet', () => {
    const out = '"></style></script><script>alert(1)</script>';
    const count = (html: string) => html.match(/<\/?(script|style)\b/g)?.length;
    for (const evil of [{ language: out }, { words: { ...page.words, fit: out } }, { first: { ...first, svg: [out] } }]) {
      expect(previewHtml({ ...page, ...evil }).match(/<script/g)).toHaveLength(1);
      expect(count(previewHtml({ ...page, ...evil }))).toBe(4);
    }
    expect(previewHtml({ ...page, script: '"</script>"', style: '"</style>"' }).match(/<\/(script|style)\b/g)).toHaveLength(2);
  });

  test('says its language and brings its texts and its first picture along', () => {
    const html = previewHtml({ ...page, first });
    const brought = (name: string) =>
      JSON.parse(new RegExp(`data-${name}="([^"]*)"`).exec(html)?.[1]?.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))) ?? '');
    expect(html).toContain('<html lang="de">');
    expect(brought('words')).toEqual(page.words);
    expect(brought('first')).toEqual(first);
    expect(previewHtml(page)).not.toContain('data-first');
  });
});

describe('the picture', () => {
  const good: DiagramResult = {
    root: 'file:///a.tenantry',
    files: [],
    problems: { errors: 0, warnings: 0 },
    title: 'a',
    svg: ['<svg>', '</svg>'],
    places: [],
    outline: 'A',
    ok: true,
  };
  const broken: DiagramResult = { ...good, svg: ['<svg>', 'less', '</svg>'], ok: false, reason: 'a.tenantry, line 3: no such thing' };

  test('stays the last good one while the text is broken, and says why', () => {
    const shown = nextPicture(undefined, good);
    expect(shown.stale).toBeUndefined();
    expect(nextPicture(shown, broken)).toEqual({ svg: ['<svg>', '</svg>'], places: [], outline: 'A', title: 'a', stale: 'a.tenantry, line 3: no such thing' });
    expect(nextPicture(nextPicture(shown, broken), good)).toEqual(shown);
  });

  test('shows what could be read when there was no good one', () => {
    const incomplete = nextPicture(undefined, broken);
    expect(incomplete).toMatchObject({ svg: ['<svg>', 'less', '</svg>'], stale: 'a.tenantry, line 3: no such thing', incomplete: true });
    // An incomplete one is no good one to keep.
    expect(nextPicture(incomplete, { ...broken, svg: ['<svg>', 'more', '</svg>'] })).toMatchObject({ svg: ['<svg>', 'more', '</svg>'], incomplete: true });
    expect(nextPicture(incomplete, good).incomplete).toBeUndefined();
  });

  test('stays while the server does not answer', () => {
    expect(unansweredPicture(nextPicture(undefined, good), 'a', 'It does not run.')).toMatchObject({ svg: ['<svg>', '</svg>'], stale: 'It does not run.' });
    expect(unansweredPicture(undefined, 'a', 'It does not run.')).toEqual({ svg: [], places: [], outline: '', title: 'a', stale: 'It does not run.' });
  });
});

describe('the cursor', () => {
  test('finds the declaration it is in', async () => {
    const uri = new URL('../../examples/soc-topology-1/soc.tenantry', import.meta.url).toString();
    const { topology, documents } = await loadProject(uri, NodeFileSystem.fileSystemProvider());
    const places = drawnPlaces(layoutDiagram(topology));
    const text = documents[0]?.textDocument.getText() ?? '';
    const keyIn = (words: string) => keyAt(places, uri, text.indexOf(words) + 1);
    expect(keyIn('socMembers "SOC membership"')).toBe('package:contoso/socMembers');
    expect(keyIn('grants: role "Security Reader"')).toMatch(/^package:(fabrikam|tailspin)\/socReader$/);
    expect(keyAt(places, 'file:///another.tenantry', 100)).toBeUndefined();
    expect(keyAt(places, uri, 0)).toBeUndefined();
    const start = text.indexOf('catalog socTarget');
    expect(keyWithin(places, { uri, start, end: text.indexOf('}', start) })).toMatch(/^catalog:(fabrikam|tailspin)\/socTarget$/);
    const mapping = text.indexOf('mapping socMapping');
    expect(keyWithin(places, { uri, start: mapping, end: text.indexOf('}', mapping) })).toBeUndefined();
  });
});
