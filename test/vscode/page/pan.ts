import type { Page } from 'playwright-core';

/** What the browser did for a picture that was moved by the pointer. */
export interface Pan {
  readonly moves: number;
  /** Elements whose place or size was computed anew, one after the other. */
  readonly layouts: number;
  /** Elements whose style was computed anew, the most for one move. */
  readonly styled: number;
  /** Pieces of the picture that were painted into pixels anew. */
  readonly rastered: number;
  /** Tasks of the page's thread that took longer than a frame may, 16 ms. */
  readonly long: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args: { readonly elementCount?: number; readonly name?: string };
}

/** Drags the picture by the pointer while the browser writes down what it does. */
export async function pan(page: Page, moves: number): Promise<Pan> {
  await page.locator('.canvas').focus();
  for (let zoom = 0; zoom < 6; zoom++) await page.keyboard.press('+');
  await page.mouse.move(400, 400);
  await page.mouse.down();
  // The first moves make it a drag.
  for (const x of [405, 410, 400]) await page.mouse.move(x, 400);
  const events = await traced(page, async () => {
    for (let move = 1; move <= moves; move++) await page.mouse.move(400 + 200 * Math.sin(move / 15), 400 + 80 * Math.sin(move / 9));
  });
  await page.mouse.up();
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const all = events.filter(({ ph }) => ph === 'X');
  const named = (name: string) => all.filter(event => event.name === name);
  return {
    moves,
    layouts: named('Layout').length,
    styled: Math.max(0, ...named('UpdateLayoutTree').map(({ args }) => args.elementCount ?? 0)),
    rastered: named('RasterTask').length,
    long: named('RunTask').filter(({ pid, tid, dur = 0 }) => main.has(`${pid} ${tid}`) && dur > 16_000).length,
  };
}

async function traced(page: Page, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise(resolve => session.once('Tracing.tracingComplete', resolve));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'];
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await work();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  return events;
}
