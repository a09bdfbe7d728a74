import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { RequestState } from './request-state.ts';

/** What our links of the middleware chain have in common. */
export abstract class Link implements Middleware {
  private next: Middleware | undefined;

  abstract execute(context: Context): Promise<void>;

  setNext(next: Middleware): void {
    this.next = next;
  }

  protected async forward(context: Context): Promise<Response> {
    if (!this.next) throw new Error('The middleware chain has no end.');
    await this.next.execute(context);
    if (!context.response) throw new Error('No answer.');
    return context.response;
  }

  protected stateOf(context: Context): RequestState {
    const state = context.middlewareControl?.getMiddlewareOptions(RequestState);
    if (!(state instanceof RequestState)) throw new Error('The request carries no state.');
    return state;
  }
}

export const urlOf = (context: Context): string => (typeof context.request === 'string' ? context.request : context.request.url);

export function setHeader(context: Context, name: string, value: string | undefined): void {
  const headers = plainHeaders(context.options?.headers);
  if (value === undefined) delete headers[name.toLowerCase()];
  else headers[name.toLowerCase()] = value;
  context.options = { ...context.options, headers };
}

/** Headers by their names in lower case. */
function plainHeaders(given: HeadersInit | undefined): Record<string, string> {
  if (given === undefined || given instanceof Headers || Array.isArray(given)) return Object.fromEntries(new Headers(given));
  return Object.fromEntries(Object.entries(given as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value]));
}
