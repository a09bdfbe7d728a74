import type { Json } from './json.ts';
import type { GraphAnswer } from './messages.ts';

/** What an HTTP answer says, without believing its content type or that it has a body. */
export function decode({ status, headers: sent }: Response, body: string): GraphAnswer {
  const headers = Object.fromEntries(sent);
  if (body.trim() === '') return { status, headers };
  try {
    return { status, headers, body: JSON.parse(body) as Json };
  } catch {
    const failure = `Not JSON: ${body
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 200)}`;
    return { status, headers, failure };
  }
}
