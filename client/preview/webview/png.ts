import { post } from './host.ts';

/** Pixels per pixel of the picture, so that print and large screens are sharp. */
const sharpness = 2;
/** What browsers still draw. */
const mostPixels = 60_000_000;
const longestSide = 16_000;

/** Draws the whole picture as it is coloured here, whatever part of it is shown, and hands it over as PNG. */
export async function exportPng(svg: string): Promise<void> {
  const image = new Image();
  const { width, height } = sizeOf(svg);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(coloured(svg))}`;
  await image.decode();
  const scale = Math.min(sharpness, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  post({ type: 'png', base64: canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '') });
}

/** An image of its own knows no colours of this page: they are written into it. */
function coloured(svg: string): string {
  const style = getComputedStyle(document.body);
  return svg.replaceAll(/var\((--tenantry-\w+),([^()]*)\)/g, (_, name: string, otherwise: string) =>
    (style.getPropertyValue(name).trim() || otherwise).replaceAll('"', "'"),
  );
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const read = (name: string) => Number(new RegExp(`^<svg [^>]*?\\b${name}="([\\d.]+)"`).exec(svg)?.[1]) || 1;
  return { width: read('width'), height: read('height') };
}
