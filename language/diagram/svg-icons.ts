import type { Icon } from './scene.ts';
import type { SvgContext } from './svg-context.ts';
import { element } from './xml.ts';

/** Outlines on a field of 12 by 12. */
const outlines: { readonly [icon in Icon]: string } = {
  package: 'M1.5 3.5L6 1L10.5 3.5V8.5L6 11L1.5 8.5ZM1.5 3.5L6 6L10.5 3.5M6 6V11',
  catalog: 'M1 3H5L6 4.5H11V10H1Z',
  group: 'M4.2 5.2A2 2 0 1 0 4.2 1.2A2 2 0 1 0 4.2 5.2ZM1 10.5C1 6 7.4 6 7.4 10.5ZM8 5A1.6 1.6 0 1 0 8 1.8M8.8 6.8C10.4 7.2 11 8.6 11 10.5H9',
  existing: 'M4.2 5.2A2 2 0 1 0 4.2 1.2A2 2 0 1 0 4.2 5.2ZM1 10.5C1 6 7.4 6 7.4 10.5ZM8 5A1.6 1.6 0 1 0 8 1.8M8.8 6.8C10.4 7.2 11 8.6 11 10.5H9',
  organization: 'M1.5 11V1.5H6.5V11M6.5 5H10.5V11M1 11H11M3.2 4H4.8M3.2 6.2H4.8M3.2 8.4H4.8',
  extension: 'M1.5 2H7L11 6L7 10H1.5ZM4 6H4.6',
  application: 'M1.5 1.5H5V5H1.5ZM7 1.5H10.5V5H7ZM1.5 7H5V10.5H1.5ZM7 7H10.5V10.5H7Z',
  user: 'M6 5.6A2.2 2.2 0 1 0 6 1.2A2.2 2.2 0 1 0 6 5.6ZM2 11C2 5.8 10 5.8 10 11Z',
  other: 'M1.5 3H10.5M1.5 6H10.5M1.5 9H10.5M4 1.6V4.4M8 4.6V7.4M5 7.6V10.4',
};

/** A sign in front of a row. */
export const writeIcon = (icon: Icon, x: number, y: number, { color }: SvgContext): string =>
  element('path', {
    d: outlines[icon],
    transform: `translate(${x} ${y})`,
    fill: icon === 'group' ? color.pill : 'none',
    stroke: color.quiet,
    'stroke-width': 1,
    'stroke-linejoin': 'round',
  });
