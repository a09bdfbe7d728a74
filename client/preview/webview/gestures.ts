import type { Camera } from './camera.ts';

const far = 4;
const arrows: { readonly [key: string]: readonly [number, number] } = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };

/** Wheel, drag and keys on the canvas move the camera. A drag is no click. */
export function addGestures(canvas: HTMLElement, camera: Camera): void {
  canvas.addEventListener(
    'wheel',
    event => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      if (event.shiftKey) {
        camera.pan(-(event.deltaX || event.deltaY) * pixels, 0);
        return;
      }
      const frame = canvas.getBoundingClientRect();
      const speed = event.ctrlKey ? 0.01 : 0.0015;
      camera.zoom(Math.exp(-event.deltaY * pixels * speed), { x: event.clientX - frame.left, y: event.clientY - frame.top });
    },
    { passive: false },
  );

  let last: { readonly x: number; readonly y: number } | undefined;
  let moved = 0;
  canvas.addEventListener('pointerdown', event => {
    if (event.button > 1) return;
    last = { x: event.clientX, y: event.clientY };
    moved = 0;
  });
  canvas.addEventListener('pointermove', event => {
    if (!last || event.buttons === 0) return;
    moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
    if (moved < far) return;
    if (!canvas.hasPointerCapture(event.pointerId)) canvas.setPointerCapture(event.pointerId);
    canvas.classList.add('dragging');
    camera.pan(event.clientX - last.x, event.clientY - last.y);
    last = { x: event.clientX, y: event.clientY };
  });
  const end = () => {
    last = undefined;
    canvas.classList.remove('dragging');
  };
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener(
    'click',
    event => {
      if (moved >= far) event.stopPropagation();
      moved = 0;
    },
    { capture: true },
  );

  canvas.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.target === canvas ? arrows[event.key] : undefined;
    if (by) camera.pan(...by);
    else if (event.key === '+' || event.key === '=') camera.zoomIn();
    else if (event.key === '-') camera.zoomOut();
    else if (event.key === '0') camera.fit();
    else return;
    event.preventDefault();
  });
}
