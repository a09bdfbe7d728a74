import * as vscode from 'vscode';
import type { PlanMemory } from '../plans/plan-memory.ts';
import type { ServerConnection } from '../server-connection.ts';
import { settings } from '../settings.ts';
import { type Place, reveal } from '../topology-files.ts';
import { keyAt, keyWithin } from './drawn-places.ts';
import { pageFiles } from './page-files.ts';
import { nextPicture, type Picture, unansweredPicture } from './picture.ts';
import { previewHtml } from './preview-html.ts';
import { type ExportFormat, readMessage, type ToPreview } from './preview-messages.ts';
import { previewWords } from './preview-words.ts';
import { Repeated } from './repeated.ts';
import { savePng } from './save-png.ts';
import { Updates } from './updates.ts';

export const viewType = 'tenantry.preview';

/** Milliseconds that a page waits for its first picture; without it, it begins empty. */
const patience = 300;

export interface PreviewHost {
  readonly dist: vscode.Uri;
  readonly server: ServerConnection;
  readonly log: vscode.LogOutputChannel;
  readonly plans: PlanMemory;
  exportPicture(root: vscode.Uri, format: ExportFormat): Promise<void>;
}

/** One preview: the picture of the topology that a document belongs to, as its text is in the editor. */
export class PreviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly document: vscode.Uri;
  private readonly host: PreviewHost;
  private readonly registrations: vscode.Disposable[] = [];
  private picture: Picture | undefined;
  private readonly updates = new Updates();
  private files: readonly string[];
  private root: vscode.Uri;
  private readonly drawing = new Repeated(() => this.draw());
  private disposed = false;
  private loaded = false;
  /** Once the page has a picture. */
  private readonly ready: Promise<void>;
  private isReady: () => void = () => undefined;
  private followed: Place | undefined;
  /** What the page was told to select, or was clicked in it. */
  private selected: string | undefined;
  /** What is pointed out, until the cursor or a click goes elsewhere. */
  private pointedOut: Place | undefined;

  constructor(panel: vscode.WebviewPanel, document: vscode.Uri, host: PreviewHost) {
    this.ready = new Promise(resolve => {
      this.isReady = resolve;
    });
    this.panel = panel;
    this.document = document;
    this.host = host;
    this.root = document;
    this.files = [document.toString()];
    const { webview } = panel;
    webview.options = { enableScripts: true, enableCommandUris: false, enableForms: false, localResourceRoots: [] };
    panel.iconPath = new vscode.ThemeIcon('type-hierarchy');
    this.registrations.push(
      webview.onDidReceiveMessage(message => this.receive(message)),
      host.server.onDidChangeModel(({ uris }) => uris.some(uri => this.files.includes(uri)) && this.update()),
      host.server.onDidChangeState(() => this.update()),
      host.plans.onDidChange(() => this.update()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => this.select(textEditor, selections[0]?.active)),
    );
    this.open().catch(error => host.log.error(error instanceof Error ? error : String(error)));
  }

  /** The editor takes longer to start a page than the server to draw: the page brings its first picture along. */
  private async open(): Promise<void> {
    const drawn = this.host.server.state === 'running' ? Promise.race([this.draw(), new Promise(resolve => setTimeout(resolve, patience))]) : undefined;
    const [files] = await Promise.all([pageFiles(this.host.dist), drawn]);
    if (this.disposed) return;
    const page = { ...files, nonce: crypto.randomUUID(), language: vscode.env.language, words: previewWords() };
    this.panel.webview.html = previewHtml({ ...page, first: this.message() });
    if (!this.picture) this.update();
  }

  /** The root of the topology that is shown. */
  get rootUri(): vscode.Uri {
    return this.root;
  }

  get shown(): Picture | undefined {
    return this.picture;
  }

  private get places(): Picture['places'] {
    return this.picture?.places ?? [];
  }

  shows(uri: string): boolean {
    return this.files.includes(uri);
  }

  /** Selects a declaration in the picture, as soon as there is one. */
  pointOut(place: Place): void {
    this.pointedOut = place;
    this.point();
  }

  /** Asks for the picture anew. */
  update(): void {
    this.drawing.ask();
  }

  /** Asks for a file and writes the picture to it. The page draws images, so it has to be shown for one. */
  async export(format: ExportFormat | 'png'): Promise<void> {
    if (format !== 'png') return this.host.exportPicture(this.root, format);
    await this.ready;
    this.post({ type: 'rasterize' });
  }

  dispose(): void {
    this.disposed = true;
    for (const registration of this.registrations) registration.dispose();
  }

  private async draw(): Promise<void> {
    const fallback = decodeURIComponent(this.document.path.split('/').pop() ?? '').replace(/\.tenantry$/, '');
    const failed = (why: string) => unansweredPicture(this.picture, fallback, why);
    const picture = this.host.server.state === 'running' ? await this.request(failed) : failed(vscode.l10n.t('The language server does not run.'));
    if (this.disposed) return;
    this.picture = picture;
    this.panel.title = vscode.l10n.t('Preview {0}', picture.title);
    this.show();
  }

  private async request(failed: (why: string) => Picture): Promise<Picture> {
    try {
      const result = await this.host.server.request('tenantry/diagram', { uri: this.document.toString(), marks: this.host.plans.marks(this.root) });
      if (!result) return failed(vscode.l10n.t('The file cannot be read.'));
      this.root = vscode.Uri.parse(result.root, true);
      this.files = [this.document.toString(), ...result.files];
      return nextPicture(this.picture, result);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.host.log.warn(`The picture of ${this.document.toString(true)} could not be drawn: ${why}`);
      return failed(vscode.l10n.t('The picture could not be drawn: {0}', why));
    }
  }

  private show(): void {
    const message = this.loaded && this.message();
    if (!message) return;
    this.post(message);
    this.point();
  }

  /** What the page has to be told of the picture. */
  private message(): ToPreview | undefined {
    if (!this.picture) return undefined;
    const { title, stale, incomplete } = this.picture;
    const plan = this.host.plans.legend(this.root);
    return { type: 'update', document: this.document.toString(), ...this.updates.next(this.picture), title, stale, incomplete, plan };
  }

  private point(): void {
    const key = this.pointedOut && keyWithin(this.places, this.pointedOut);
    if (!key) return;
    this.selected = key;
    this.post({ type: 'select', key });
  }

  private post(message: ToPreview): void {
    void this.panel.webview.postMessage(message);
  }

  private select({ document }: vscode.TextEditor, cursor: vscode.Position | undefined): void {
    const uri = document.uri.toString();
    if (!cursor || !this.files.includes(uri)) return;
    this.pointedOut = undefined;
    if (!settings.followCursor() || !this.panel.visible) return;
    const offset = document.offsetAt(cursor);
    // The cursor is there because of a click in the picture: what was clicked stays selected.
    if (this.followed?.uri === uri && this.followed.start <= offset && offset <= this.followed.end) return;
    this.followed = undefined;
    // What begins in the cursor's line counts, although its name stands behind the cursor.
    const key = keyAt(this.places, uri, document.offsetAt(document.lineAt(cursor).range.end));
    // The page is told once, not with every key that is typed there.
    if (!key || key === this.selected) return;
    this.selected = key;
    this.post({ type: 'select', key });
  }

  private receive(sent: unknown): void {
    const message = readMessage(sent);
    if (!message) {
      this.host.log.warn('The preview sent a message that is none of its own.');
      return;
    }
    if (message.type === 'ready') {
      this.loaded = true;
      this.selected = undefined;
      this.updates.has(message.number);
      this.show();
      this.isReady();
      return;
    }
    if (message.type === 'togglePlan') {
      this.host.plans.toggle();
      return;
    }
    if (message.type === 'export') {
      void vscode.commands.executeCommand('tenantry.exportPicture', this.document);
      return;
    }
    const done = message.type === 'png' ? savePng(this.root, message.base64) : this.reveal(message);
    done.catch(error => this.host.log.error(error instanceof Error ? error : String(error)));
  }

  /** Only what is drawn is opened. */
  private async reveal({ key }: { readonly key: string }): Promise<void> {
    const place = this.places.find(drawn => drawn.key === key);
    if (!place) return;
    this.pointedOut = undefined;
    this.selected = key;
    this.followed = place;
    await reveal(place);
  }
}
