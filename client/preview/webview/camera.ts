import { remember, remembered, type View } from './host.ts';
import { nearest, zoomLevel } from './zoom-level.ts';

const smallest = 0.05;
const largest = 4;
const margin = 4;
const step = 1.25;
const glide = 180;

/** Which part of the picture is shown, and how large. */
export class Camera {
  private readonly canvas: HTMLElement;
  private svg: SVGSVGElement | undefined;
  private size = { width: 1, height: 1 };
  /** Of the canvas. To ask the page for it would lay out anew what was just changed. */
  private room: { readonly width: number; readonly height: number } | undefined;
  private view: View = { x: 0, y: 0, scale: 1 };
  /** Where a gliding picture comes to stand. */
  private goal: View = this.view;
  private running = 0;
  /** Until somebody moves the picture, all of it is shown. */
  private fitted = remembered().view === undefined;

  constructor(canvas: HTMLElement) {
    this.canvas = canvas;
    this.view = remembered().view ?? this.view;
    this.goal = this.view;
    new ResizeObserver(() => {
      this.room = roomOf(canvas);
      if (this.fitted) this.set(this.whole(), true);
      else this.apply();
    }).observe(canvas);
  }

  /** Shows another picture at the same place. */
  show(svg: SVGSVGElement): void {
    this.svg = svg;
    this.size = { width: Number(svg.getAttribute('width')) || 1, height: Number(svg.getAttribute('height')) || 1 };
    if (this.fitted) this.set(this.whole(), true);
    else this.apply();
  }

  fit(): void {
    this.set(this.whole(), true, true);
  }

  /** Zooms around a point of the canvas, its middle if there is none. */
  zoom(factor: number, at = this.middle()): void {
    const { x, y, scale } = this.goal;
    const next = Math.min(largest, Math.max(smallest, scale * factor));
    this.set({ x: x + at.x / scale - at.x / next, y: y + at.y / scale - at.y / next, scale: next });
  }

  zoomIn = (): void => this.zoom(step);
  zoomOut = (): void => this.zoom(1 / step);

  /** Moves the picture by pixels of the screen. */
  pan(dx: number, dy: number): void {
    const { x, y, scale } = this.goal;
    this.set({ x: x - dx / scale, y: y - dy / scale, scale });
  }

  /**
   * Brings an element into sight, without moving when it is, or when it will be once the picture stands still. What is
   * hidden because the picture is small is brought near.
   */
  reveal(element: Element): void {
    const frame = this.canvas.getBoundingClientRect();
    const rect = element.getBoundingClientRect();
    if (rect.width === 0) return;
    const { x, y, scale } = this.view;
    const middle = { x: x + (rect.left + rect.width / 2 - frame.left) / scale, y: y + (rect.top + rect.height / 2 - frame.top) / scale };
    const hidden = !element.checkVisibility({ visibilityProperty: true });
    const goal = hidden && this.goal.scale < nearest ? { ...this.goal, scale: 1 } : this.goal;
    const [width, height] = [frame.width / goal.scale, frame.height / goal.scale];
    const inside = (at: number, size: number, from: number, room: number) => at - size / scale / 2 >= from && at + size / scale / 2 <= from + room;
    if (goal === this.goal && inside(middle.x, rect.width, goal.x, width) && inside(middle.y, rect.height, goal.y, height)) return;
    this.set({ x: middle.x - width / 2, y: middle.y - height / 2, scale: goal.scale }, false, true);
  }

  private middle(): { readonly x: number; readonly y: number } {
    const { width, height } = this.room ?? roomOf(this.canvas);
    return { x: width / 2, y: height / 2 };
  }

  private whole(): View {
    const room = this.room ?? roomOf(this.canvas);
    const [width, height] = [Math.max(1, room.width - 2 * margin), Math.max(1, room.height - 2 * margin)];
    const scale = Math.min(1.25, width / this.size.width, height / this.size.height);
    return { x: (this.size.width - room.width / scale) / 2, y: (this.size.height - room.height / scale) / 2, scale };
  }

  private set(view: View, fitted = false, gliding = false): void {
    this.fitted = fitted;
    this.goal = view;
    remember({ view: fitted ? undefined : view });
    cancelAnimationFrame(this.running);
    if (!gliding || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.view = view;
      this.apply();
      return;
    }
    const from = this.view;
    const begun = performance.now();
    const frame = (now: number) => {
      const part = Math.min(1, (now - begun) / glide);
      const eased = 1 - (1 - part) ** 3;
      const mix = (a: number, b: number) => a + (b - a) * eased;
      this.view = part === 1 ? view : { x: mix(from.x, view.x), y: mix(from.y, view.y), scale: mix(from.scale, view.scale) };
      this.apply();
      if (part < 1) this.running = requestAnimationFrame(frame);
    };
    this.running = requestAnimationFrame(frame);
  }

  /** Moves the layer that the picture is drawn on; the picture itself is not drawn again. */
  private apply(): void {
    const { x, y, scale } = this.view;
    const pixel = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;
    if (this.svg) this.svg.style.transform = `translate3d(${pixel(-x * scale)}px, ${pixel(-y * scale)}px, 0) scale(${scale})`;
    const level = zoomLevel(scale);
    if (this.canvas.dataset['level'] !== level) this.canvas.dataset['level'] = level;
  }
}

const roomOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });
