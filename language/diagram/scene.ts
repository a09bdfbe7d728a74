import type { Span } from '../model/index.ts';
import type { Overview } from './overview.ts';

/** What a topology looks like: plain data in pixels, ready to be written as SVG. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** One sentence on what the picture shows. */
  readonly description: string;
  readonly boxes: readonly SceneBox[];
  /** Around a mesh whose links share one caption, and around the tenants of a set. */
  readonly frames: readonly SceneFrame[];
  readonly arrows: readonly SceneArrow[];
  /** What the signs mean, and what is said once for links that are alike. */
  readonly notes: readonly SceneNote[];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something that stands for a declaration: it can be focused, selected and followed to its source. */
export interface Source {
  /** Topology key. */
  readonly key: string;
  readonly span: Span;
  /** The whole content in words, for screen readers and tooltips. */
  readonly label: string;
}

export type TextRole = 'title' | 'text' | 'strong' | 'quiet' | 'heading' | 'bad' | 'pill';

export interface SceneText {
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly text: string;
  readonly role: TextRole;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** Other than that of its role. */
  readonly size?: number;
  /** The uncut text, where it was cut. */
  readonly full?: string;
}

export interface ScenePill extends Rect {
  readonly text: string;
  /** `outline` has a border only. */
  readonly role: 'plain' | 'automatic' | 'time' | 'outline';
}

/** Texts and pills of one declaration inside a box; coordinates are relative to the box. */
export interface SceneItem extends Rect {
  readonly source: Source;
  readonly texts: readonly SceneText[];
  readonly pills: readonly ScenePill[];
  /** Sign in front of the first line. */
  readonly icon?: Icon;
}

export type Icon = 'package' | 'group' | 'existing' | 'organization' | 'extension' | 'application' | 'user' | 'catalog' | 'other';

export interface SceneBox extends Rect {
  readonly source: Source;
  readonly external: boolean;
  readonly texts: readonly SceneText[];
  readonly pills: readonly ScenePill[];
  readonly items: readonly SceneItem[];
  /** Heights, relative to the box, of the lines between its compartments. */
  readonly rules: readonly number[];
  /** What it says instead when the picture is small. */
  readonly overview: Overview;
  /** Height of the title bar. */
  readonly header: number;
}

export interface SceneFrame extends Rect {
  readonly kind: 'mesh' | 'set';
  readonly source?: Source;
  readonly texts: readonly SceneText[];
}

export type ArrowKind = 'sync' | 'request' | 'access';

/** A cubic Bézier piece. */
export interface Curve {
  readonly from: Point;
  readonly c1: Point;
  readonly c2: Point;
  readonly to: Point;
}

/** A sign on an arrow near a box, with the setting it stands for. */
export interface SceneSign extends Point {
  readonly sign: 'ready' | 'broken' | 'gate' | 'blocked';
  readonly source: Source;
}

/** One direction; two directions that are alike share a line, each owning the half that ends in its head. */
export interface SceneArrow {
  readonly kind: ArrowKind;
  readonly source: Source;
  /** Symbols of the tenants. */
  readonly from: string;
  readonly to: string;
  readonly broken: boolean;
  /** One of so many in a mesh that it is drawn lightly; the caption of the mesh speaks for it. */
  readonly soft: boolean;
  readonly curves: readonly Curve[];
  readonly head?: { readonly at: Point; readonly angle: number };
  readonly signs: readonly SceneSign[];
  readonly label?: SceneLabel;
}

export interface SceneLabel extends Rect {
  readonly texts: readonly SceneText[];
}

export interface SceneNote extends Rect {
  readonly texts: readonly SceneText[];
  readonly sample?: { readonly kind: ArrowKind; readonly broken: boolean } | SceneSign['sign'];
}
