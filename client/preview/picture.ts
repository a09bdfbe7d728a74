import { l10n } from 'vscode';
import type { DiagramResult } from '../../server/protocol.ts';

/** What a preview shows. */
export interface Picture {
  readonly svg: string;
  readonly outline: string;
  readonly title: string;
  /** Why it is an older one, or an incomplete one. */
  readonly stale?: string;
}

/** Keeps the last good picture while the text is broken, and says why. */
export function nextPicture(last: Picture | undefined, result: DiagramResult): Picture {
  const { svg, outline, title, ok, reason } = result;
  if (ok) return { svg, outline, title };
  const stale = reason ?? l10n.t('The text cannot be read.');
  return last?.svg ? { ...last, stale } : { svg, outline, title, stale };
}

/** Without an answer of the server. */
export function unansweredPicture(last: Picture | undefined, title: string, why: string): Picture {
  return { svg: '', outline: '', title, ...last, stale: why };
}
