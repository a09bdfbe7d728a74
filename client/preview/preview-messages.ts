import type { Legend } from '../plans/legend.ts';

/** To the webview. */
export type ToPreview =
  | {
      readonly type: 'update';
      /** URI of the document whose topology is shown; the page keeps it for the next session. */
      readonly document: string;
      readonly svg: string;
      /** The picture as indented lines, for screen readers. */
      readonly outline: string;
      readonly title: string;
      /** Why the picture is an older one. */
      readonly stale?: string;
      /** Of the plan that the picture shows. */
      readonly plan?: Legend;
    }
  | { readonly type: 'select'; readonly key: string };

/** From the webview, which may ask for these and for nothing else. */
export type FromPreview =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly uri: string; readonly start: number; readonly end: number }
  | { readonly type: 'togglePlan' }
  | { readonly type: 'export'; readonly format: ExportFormat };

export type ExportFormat = 'svg' | 'mermaid';

const formats: readonly ExportFormat[] = ['svg', 'mermaid'];

/** What a webview sent, if it is one of the messages above. */
export function readMessage(message: unknown): FromPreview | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, uri, start, end, format } = message as Record<string, unknown>;
  if (type === 'ready' || type === 'togglePlan') return { type };
  if (type === 'export') {
    const known = formats.find(name => name === format);
    return known && { type, format: known };
  }
  if (type === 'reveal' && typeof uri === 'string' && isOffset(start) && isOffset(end) && start <= end) return { type, uri, start, end };
  return undefined;
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
