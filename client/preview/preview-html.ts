import type { ToPreview } from './preview-messages.ts';
import type { PreviewWords } from './preview-words.ts';

/** What the page of a preview is made of. */
export interface PreviewPage {
  /** Texts of the script and of the style sheet: files would be fetched through the editor, one after the other. */
  readonly script: string;
  readonly style: string;
  /** Random, for this page alone. */
  readonly nonce: string;
  /** Language tag of the texts. */
  readonly language: string;
  readonly words: PreviewWords;
  /** The picture that the page begins with, where there is one already. */
  readonly first?: ToPreview;
}

/** A page that runs one script and one style sheet of ours, which are in it, and loads nothing: no connections, no frames. */
export function previewHtml({ script, style, nonce, language, words, first }: PreviewPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    // The picture itself, on its way to becoming a PNG.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${attribute(nonce)}">${style.replaceAll('</', '<\\/')}</style>
<title>Tenantry</title>
</head>
<body data-words="${attribute(JSON.stringify(words))}"${first ? ` data-first="${attribute(JSON.stringify(first))}"` : ''}>
<script nonce="${attribute(nonce)}">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}

const attribute = (value: string): string => value.replace(/[&"<>]/g, character => `&#${character.charCodeAt(0)};`);
