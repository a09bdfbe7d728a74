import { l10n } from 'vscode';
import type { DiagramResult, DrawnPlace } from '../../server/protocol.ts';

/** What a preview shows. */
export interface Picture {
  /** In pieces, as the language server cuts it; none: there is no picture. */
  readonly svg: readonly string[];
  readonly places: readonly DrawnPlace[];
  readonly outline: string;
  readonly title: string;
  /** Why it is an older one, or an incomplete one. */
  readonly stale?: string;
  /** It was drawn from a text with errors: there was none before it. */
  readonly incomplete?: boolean;
}

/** Keeps the last good picture while the text is broken, and says why. */
export function nextPicture(last: Picture | undefined, result: DiagramResult): Picture {
  const { svg, places, outline, title, ok, reason } = result;
  if (ok) return { svg, places, outline, title };
  const stale = reason ?? l10n.t('The text cannot be read.');
  return last?.svg.length && !last.incomplete ? { ...last, stale } : { svg, places, outline, title, stale, incomplete: true };
}

/** Without an answer of the server. */
export function unansweredPicture(last: Picture | undefined, title: string, why: string): Picture {
  return { svg: [], places: [], outline: '', title, ...last, stale: why };
}

/** The picture as one text. */
export type WholePicture = Omit<Picture, 'svg'> & { readonly svg: string };

export const wholePicture = (picture: Picture | undefined): WholePicture | undefined => picture && { ...picture, svg: picture.svg.join('') };
