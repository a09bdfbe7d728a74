/** Colours by their use. Contrast of text on its ground is at least 4.5:1 in every theme. */
export type ColorName =
  | 'ground'
  | 'box'
  | 'header'
  | 'border'
  | 'text'
  | 'quiet'
  | 'rule'
  | 'sync'
  | 'request'
  | 'access'
  | 'bad'
  | 'good'
  | 'warning'
  | 'pill'
  | 'edge'
  | 'automatic'
  | 'time'
  | 'frame'
  | 'focus';

export type Palette = { readonly [name in ColorName]: string };
export type Theme = 'auto' | 'light' | 'dark' | 'highContrast';

const light: Palette = {
  ground: '#ffffff',
  box: '#ffffff',
  header: '#eef3fa',
  border: '#8a97a8',
  text: '#1b2430',
  quiet: '#566272',
  rule: '#dde3ea',
  sync: '#1f5fae',
  request: '#7a3fa0',
  access: '#566272',
  bad: '#b3261e',
  good: '#1a7340',
  warning: '#8a5a00',
  pill: '#e8edf3',
  edge: 'none',
  automatic: '#dcefe2',
  time: '#fbeed3',
  frame: '#f7f9fc',
  focus: '#0067c0',
};

const dark: Palette = {
  ground: '#1e1e1e',
  box: '#252a31',
  header: '#2f3742',
  border: '#6b7786',
  text: '#e6eaf0',
  quiet: '#a9b4c2',
  rule: '#39424e',
  sync: '#6cb0f5',
  request: '#c99bea',
  access: '#a9b4c2',
  bad: '#ff8a80',
  good: '#7bd39a',
  warning: '#f0c060',
  pill: '#38424f',
  edge: 'none',
  automatic: '#23472f',
  time: '#4d3f1c',
  frame: '#22262c',
  focus: '#4daafc',
};

const highContrast: Palette = {
  ground: '#000000',
  box: '#000000',
  header: '#000000',
  border: '#ffffff',
  text: '#ffffff',
  quiet: '#ffffff',
  rule: '#ffffff',
  sync: '#6fc3ff',
  request: '#e5b3ff',
  access: '#ffffff',
  bad: '#ff9a8f',
  good: '#89f0a8',
  warning: '#ffd166',
  pill: '#000000',
  edge: '#ffffff',
  automatic: '#000000',
  time: '#000000',
  frame: '#000000',
  focus: '#f38518',
};

const palettes = { light, dark, highContrast } as const;

/** Colours to write into attributes: plain ones, or custom properties that a style sheet may set, light without one. */
export function paletteOf(theme: Theme): Palette {
  if (theme !== 'auto') return palettes[theme];
  return Object.fromEntries(Object.entries(light).map(([name, color]) => [name, `var(--tenantry-${name},${color})`])) as Palette;
}

/** For a picture that stands alone: follows the reader's colour scheme; on paper it is light. */
export const autoStyle = (): string =>
  `@media screen and (prefers-color-scheme:dark){svg{${properties(dark)}}}@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){svg{${properties(highContrast)}}}`;

const properties = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, color]) => `--tenantry-${name}:${color}`)
    .join(';');
