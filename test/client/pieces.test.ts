import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, changes } from '../../client/preview/pieces.ts';
import { Updates } from '../../client/preview/updates.ts';
import { layoutDiagram, svgPieces } from '../../language/diagram/index.ts';
import { tangle } from '../language/diagram/samples.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 });

describe('what changes a list of texts', () => {
  test('makes the one of the other, whatever they are', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(changed(before, changes(before, after))).toEqual(after);
      }),
    );
  });

  test('uses no place twice, and holds no text that was there', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = changes(before, after);
        const places = pieces.filter(piece => typeof piece === 'number');
        expect(new Set(places).size).toBe(places.length);
        const left = before.filter((_, place) => !places.includes(place));
        for (const piece of pieces) if (typeof piece === 'string') expect(left).not.toContain(piece);
      }),
    );
  });
});

describe('the updates of a page', () => {
  const topology = tangle(30, 60);
  const picture = (displayName: string) => {
    const tenants = topology.tenants.map((tenant, i) => (i === 3 ? { ...tenant, displayName } : tenant));
    return {
      svg: svgPieces(layoutDiagram({ ...topology, tenants }), { interactive: true }),
      outline: `Summary\nTenant ${displayName}\n  Groups\n    Staff\nTenant B\n`,
    };
  };
  const texts = (pieces: readonly (string | number)[]) => pieces.filter(piece => typeof piece === 'string');

  test('hold the whole picture once, then what changed', () => {
    const updates = new Updates();
    const first = updates.next(picture('Name'));
    expect(first).toMatchObject({ number: 1, after: 0, svg: picture('Name').svg, outline: ['Summary', 'Tenant Name\n  Groups\n    Staff', 'Tenant B'] });
    const second = updates.next(picture('Game'));
    expect(second).toMatchObject({ number: 2, after: 1, outline: [0, 'Tenant Game\n  Groups\n    Staff', 2] });
    expect(texts(second.svg).length).toBeGreaterThan(0);
    expect(JSON.stringify(second).length).toBeLessThan(JSON.stringify(first).length / 4);
    expect(changed(picture('Name').svg, second.svg)).toEqual(picture('Game').svg);
  });

  test('begin anew with an empty page, and only with one', () => {
    const updates = new Updates();
    updates.next(picture('Name'));
    updates.has(1);
    expect(updates.next(picture('Name')).svg).toEqual(picture('Name').svg.map((_, place) => place));
    updates.has(0);
    expect(updates.next(picture('Name'))).toMatchObject({ number: 3, after: 0, svg: picture('Name').svg });
  });

  test('are small although everything stands elsewhere in the text', () => {
    const updates = new Updates();
    const moved = JSON.parse(JSON.stringify(topology), (name, value) => (name === 'start' || name === 'end' ? value + 1 : value)) as typeof topology;
    const drawn = (of: typeof topology) => ({ svg: svgPieces(layoutDiagram(of), { interactive: true }), outline: '' });
    updates.next(drawn(topology));
    expect(texts(updates.next(drawn(moved)).svg)).toEqual([]);
  });
});
