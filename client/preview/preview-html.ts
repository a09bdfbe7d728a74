import type { PreviewWords } from './preview-words.ts';

/** What the page of a preview is made of. */
export interface PreviewPage {
  /** URIs that the webview may load. */
  readonly script: string;
  readonly style: string;
  /** Source of the webview's own resources. */
  readonly cspSource: string;
  /** Random, for this page alone. */
  readonly nonce: string;
  /** Language tag of the texts. */
  readonly language: string;
  readonly words: PreviewWords;
}

/** A page that loads one script and one style sheet of ours and nothing else: no inline code, no connections, no frames. */
export function previewHtml({ script, style, cspSource, nonce, language, words }: PreviewPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `img-src ${cspSource} data:`,
    `font-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(style)}">
<title>Tenantry</title>
</head>
<body data-words="${attribute(JSON.stringify(words))}">
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

const attribute = (value: string): string => value.replace(/[&"<>]/g, character => `&#${character.charCodeAt(0)};`);
