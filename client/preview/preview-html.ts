/** What the page of a preview is made of. */
export interface PreviewPage {
  /** URIs that the webview may load. */
  readonly script: string;
  readonly style: string;
  /** Source of the webview's own resources. */
  readonly cspSource: string;
  /** Random, for this page alone. */
  readonly nonce: string;
}

/** A page that loads one script and one style sheet of ours and nothing else: no inline code, no connections, no frames. */
export function previewHtml({ script, style, cspSource, nonce }: PreviewPage): string {
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
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(style)}">
<title>Topology</title>
</head>
<body>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

const attribute = (value: string): string => value.replace(/[&"<>]/g, character => `&#${character.charCodeAt(0)};`);
