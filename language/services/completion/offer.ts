import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind, type Range } from 'vscode-languageserver';
import type { Typed } from './place.ts';

/** Something that may be written at the cursor. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Inserted instead of the label. */
  readonly insert?: string;
  /** The same with places to fill; LSP snippet syntax. */
  readonly snippet?: string;
  /** What typed text is compared with; the label where it is absent. */
  readonly filter?: string;
  /** Ask again at once: what follows has proposals of its own. */
  readonly retrigger?: boolean;
}

/** The offers as an editor wants them, in their order. Inside of quotes only what carries quotes fits. */
export function itemsOf(offers: readonly Offer[], typed: Typed, range: Range, snippets: boolean): CompletionItem[] {
  const seen = new Set<string>();
  return offers.flatMap((offer, i) => {
    const written = offer.insert ?? offer.label;
    if (typed.quoted && (!written.startsWith('"') || written === '""')) return [];
    const key = `${offer.label} ${offer.kind}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const snippet = snippets && !typed.quoted ? offer.snippet : undefined;
    const newText = snippet ?? (typed.quoted ? `${written.slice(1, -1)}${typed.closed || offer.retrigger ? '' : '"'}` : written);
    const label = typed.quoted ? offer.label.replace(/^"|"$/g, '') : offer.label;
    return [
      {
        label,
        kind: offer.kind,
        ...(offer.detail ? { detail: offer.detail } : {}),
        ...(offer.documentation ? { documentation: { kind: MarkupKind.Markdown, value: offer.documentation } } : {}),
        filterText: typed.quoted ? label : (offer.filter ?? offer.label),
        sortText: String(i).padStart(5, '0'),
        insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        textEdit: { range, newText },
        ...(offer.retrigger ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } } : {}),
      },
    ];
  });
}

export { CompletionItemKind };
