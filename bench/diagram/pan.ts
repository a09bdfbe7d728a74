import type { Topology } from '../../language/model/index.ts';
import { withPreview } from '../../test/vscode/page/open.ts';

export interface Frames {
  readonly frames: number;
  /** Between two frames, in milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** Frames that came more than half a frame late. */
  readonly late: number;
}

const moves = 180;
const due = 1000 / 60;

/** Drags the picture about in a headless browser, a step for each frame, and counts how long each frame took. */
export function panned(topology: Topology, profile: string): Promise<Frames> {
  return withPreview(profile, async ({ page, show }) => {
    await show(topology);
    const times = await page.evaluate(async count => {
      const canvas = document.querySelector('.canvas');
      const key = (name: string) => canvas?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
      const frame = () => new Promise<number>(requestAnimationFrame);
      for (let zoom = 0; zoom < 6; zoom++) key('+');
      for (let rest = 0; rest < 30; rest++) await frame();
      const drag = (type: string, x: number, y: number) =>
        canvas?.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, buttons: 1, button: 0, pointerId: 1, bubbles: true }));
      Object.assign(canvas ?? {}, { setPointerCapture: () => undefined });
      drag('pointerdown', 400, 400);
      const stamps = [await frame()];
      for (let step = 1; step <= count; step++) {
        drag('pointermove', 400 + 200 * Math.sin(step / 15), 400 + 4 * (step % 60 < 30 ? step % 60 : 60 - (step % 60)));
        stamps.push(await frame());
      }
      drag('pointerup', 400, 400);
      return stamps;
    }, moves);
    const waits = times.slice(1).map((time, place) => time - (times[place] ?? time));
    const sorted = waits.toSorted((a, b) => a - b);
    return {
      frames: waits.length,
      median: sorted[Math.floor(sorted.length / 2)] ?? 0,
      p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      longest: sorted.at(-1) ?? 0,
      late: waits.filter(wait => wait > 1.5 * due).length,
    };
  });
}
