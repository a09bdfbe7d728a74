import type { Legend } from '../plans/legend.ts';
import type { Update } from './updates.ts';

/** To the webview. */
export type ToPreview =
  | (Update & {
      readonly type: 'update';
      /** URI of the document whose topology is shown; the page keeps it for the next session. */
      readonly document: string;
      readonly title: string;
      /** Why the picture is an older one, or an incomplete one. */
      readonly stale?: string;
      readonly incomplete?: boolean;
      /** Of the plan that the picture shows. */
      readonly plan?: Legend;
    })
  | { readonly type: 'select'; readonly key: string }
  /** Asks for the picture as `png`. */
  | { readonly type: 'rasterize' };

/** From the webview, which may ask for these and for nothing else. */
export type FromPreview =
  /** It has the update of that number, 0 if it is empty, and wants what is newer. */
  | { readonly type: 'ready'; readonly number: number }
  /** Asks for the text of something that is drawn. */
  | { readonly type: 'reveal'; readonly key: string }
  | { readonly type: 'togglePlan' }
  | { readonly type: 'png'; readonly base64: string }
  /** Asks as what. */
  | { readonly type: 'export' };

export type ExportFormat = 'svg' | 'mermaid' | 'json';

/** Characters. */
const largestPng = 100_000_000;

/** What a webview sent, if it is one of the messages above. */
export function readMessage(message: unknown): FromPreview | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, key, base64, number } = message as Record<string, unknown>;
  if (type === 'togglePlan' || type === 'export') return { type };
  if (type === 'ready' && typeof number === 'number') return { type, number };
  if (type === 'png')
    return typeof base64 === 'string' && base64.length <= largestPng && /^iVBORw0KGgo[A-Za-z0-9+/]*={0,2}$/.test(base64) ? { type, base64 } : undefined;
  if (type === 'reveal' && typeof key === 'string') return { type, key };
  return undefined;
}
