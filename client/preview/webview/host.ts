import type { FromPreview } from '../preview-messages.ts';

/** What the page remembers while it is hidden. */
export interface PreviewState {
  /** The document whose topology is shown: with it the extension restores the preview after a reload of the window. */
  readonly document?: string;
  /** The part of the picture that is shown; absent: all of it. */
  readonly view?: View;
  /** Key of what is selected. */
  readonly selected?: string;
}

/** A part of the picture, in its own pixels, and how large one of them is on the screen. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface WebviewApi {
  postMessage(message: FromPreview): void;
  getState(): PreviewState | undefined;
  setState(state: PreviewState): void;
}

declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();

export const post = (message: FromPreview): void => api.postMessage(message);

let state = api.getState() ?? {};
let saving: ReturnType<typeof setTimeout> | undefined;
const save = () => {
  clearTimeout(saving);
  saving = undefined;
  api.setState(state);
};
addEventListener('pagehide', save);
const pause = 150;

export const remembered = (): PreviewState => state;
/** Kept at once, and given to the editor in the next pause: a picture that is moved changes with every frame. */
export function remember(more: Partial<PreviewState>): void {
  if (Object.entries(more).every(([name, value]) => state[name as keyof PreviewState] === value)) return;
  state = { ...state, ...more };
  saving ??= setTimeout(save, pause);
}
