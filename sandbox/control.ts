// /sandbox/*: what Graph does not have. Needs the secret of this start in the header X-Sandbox-Secret.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { isObject } from './json.ts';
import { checkContentType, parseJson } from './odata/body.ts';
import { applySeed } from './seed.ts';
import { readSeed, SeedError } from './seed-shape.ts';
import { emptyState } from './state.ts';
import type { World } from './world.ts';

const same = (a: string, b: string): boolean => timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());

export function controlRoutes({ world, save }: { world: World; save(): void }): Hono {
  const control = new Hono();
  control.get('/', c => c.json({ sandbox: true, graph: '/v1.0' }));
  control.use('/:command', async (c, next) => {
    if (!same(c.req.header('x-sandbox-secret') ?? '', world.settings.secret))
      return c.json({ error: 'The header X-Sandbox-Secret does not hold the secret of this start.' }, 403);
    return next();
  });
  control.get('/state', c => c.json(world.state));
  control.post('/reset', c => {
    world.state = emptyState();
    save();
    return c.body(null, 204);
  });
  control.post('/seed', async c => {
    checkContentType(c.req.header('content-type') ?? null);
    const body = parseJson(await c.req.text());
    if (!isObject(body)) return c.json({ error: 'A seed is an object with tenants.' }, 400);
    try {
      const added = applySeed(world, readSeed(body));
      save();
      return c.json({ added });
    } catch (error) {
      if (error instanceof SeedError) return c.json({ error: error.message }, 400);
      throw error;
    }
  });
  return control;
}
