import { describe, expect, test } from 'vitest';
import { paletteOf } from '../../../language/diagram/palette.ts';

/** Contrast as WCAG 2.2 defines it. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(place => {
      const part = Number.parseInt(color.slice(place, place + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark', 'highContrast'] as const)('%s', theme => {
  const color = paletteOf(theme);

  test.each(['ground', 'box', 'header', 'frame', 'pill', 'automatic', 'time'] as const)('text can be read on %s', ground => {
    expect(contrast(color.text, color[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['ground', 'box', 'header', 'frame'] as const)('quiet text can be read on %s', ground => {
    expect(contrast(color.quiet, color[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test('what is broken can be read, and lines can be seen', () => {
    expect(contrast(color.bad, color.ground)).toBeGreaterThanOrEqual(4.5);
    for (const line of ['sync', 'request', 'access', 'bad', 'good', 'warning'] as const) expect(contrast(color[line], color.frame)).toBeGreaterThanOrEqual(3);
  });
});
