import type { ProblemEntry } from '@sheaf/contracts/problems';

/** The API reference: Scalar draws it from /openapi.json, with nothing from any other host. */
export const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sheaf: API reference</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/scalar.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** A script of its own, so that the page needs no inline one. `token`: filled in, so that requests can be tried at once. */
export function docsStart(token: string | undefined): string {
  const options = {
    url: '/openapi.json',
    proxyUrl: '',
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: 'never',
    authentication: { preferredSecurityScheme: 'bearer', securitySchemes: { bearer: { token: token ?? '' } } },
    metaData: { title: 'Sheaf: API reference' },
  };
  return `Scalar.createApiReference('#reference', ${JSON.stringify(options)});\n`;
}

/** Whatever the page tries, the browser asks this server alone. */
export const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'";

/** What a problem's type URI says to a person. Its texts are the catalogue's own. */
export function problemPage(code: string, entry: ProblemEntry): string {
  const rows = [
    ['Status', String(entry.status)],
    ['When', entry.when],
    ['What to do', entry.do],
    ['May the same request succeed later?', entry.retryable ? 'Yes' : 'No'],
  ];
  const list = rows.map(([name, text]) => `<dt>${escapeHtml(name as string)}</dt><dd>${escapeHtml(text as string)}</dd>`).join('');
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>${escapeHtml(code)}</title></head>
  <body><h1>${escapeHtml(entry.title)}</h1><p><code>${escapeHtml(code)}</code></p><dl>${list}</dl><p><a href="/docs">API reference</a></p></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
