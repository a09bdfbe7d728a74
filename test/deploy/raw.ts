import { type Loose, token } from '../sandbox/client.ts';
import type { DeployWorld } from './world.ts';

/** One raw request to a tenant of a world, as somebody else makes it. Throws when it is refused. */
export async function send(world: DeployWorld, tenant: string, method: string, path: string, body?: unknown): Promise<Loose> {
  const id = world.topology.tenants.find(({ name }) => name === tenant)?.id ?? '';
  const [base = '', search] = path.split('?', 2);
  const query = search?.replace(/=([^&]*)/g, (_, value: string) => `=${encodeURIComponent(value)}`);
  const response = await world.sandbox.request(
    new Request(`https://graph.microsoft.com/v1.0${base}${query ? `?${query}` : ''}`, {
      method,
      headers: { authorization: `Bearer ${token(id, { exp: Date.now() / 1000 + 3600 })}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
