import type { ServedCode } from '@khong-mot-minh/portal';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { openApiDocument } from './documentation.ts';
import { PROBLEMS } from './problems.ts';

type Document = ReturnType<typeof openApiDocument>;

const METHODS = ['get', 'put', 'post', 'delete'] as const;

const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
};

/** The page as code: it has none, and its headers allow none. */
export const referenceCode: ServedCode = {
  files: new Map(),
  pages: [{ path: '/docs', scripts: [], headers: HEADERS }],
};

/** The API in a readable page, made from the same document that machines read; for engineers, so in English. */
export function referencePage(c: Context, document: Document) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, entry]) =>
    METHODS.flatMap((method) => (entry[method] ? [{ path, method, operation: entry[method] }] : [])),
  );
  const page = html`<!doctype html>
<html lang="en" data-density="dense">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Không Một Mình: API reference</title>
    <link rel="stylesheet" href="/assets/portal.css" />
    <link rel="stylesheet" href="/assets/dense.css" />
  </head>
  <body>
    <main class="wrap stack">
      <h1>API reference</h1>
      <p>${document.info.description} <a href="/v1/openapi.json">OpenAPI 3.1</a></p>
      ${operations.map(({ path, method, operation }) => operationView(path, method, operation))}
      <h2>Problems</h2>
      <table>
        <thead><tr><th>code</th><th>status</th><th>title</th></tr></thead>
        <tbody>
          ${Object.entries(PROBLEMS).map(
            ([code, { status, title }]) =>
              html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`,
          )}
        </tbody>
      </table>
    </main>
  </body>
</html>`;
  return c.html(page, 200, HEADERS);
}

type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>;

function operationView(path: string, method: string, operation: Operation) {
  const body =
    operation.requestBody && 'content' in operation.requestBody ? operation.requestBody.content : undefined;
  return html`<section>
    <h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${operation.summary ?? ''} ${operation.description ?? ''}</p>
    <p class="who">${whoMay(operation)}</p>
    ${body ? html`<details><summary>Body</summary>${Object.entries(body).map(([type, media]) => shape(type, media))}</details>` : ''}
    ${Object.entries(operation.responses ?? {})
      .filter(([status]) => status.startsWith('2'))
      .map(
        ([status, response]) =>
          html`<details><summary>${status} ${'description' in response ? response.description : ''}</summary>
            ${
              'content' in response && response.content
                ? Object.entries(response.content).map(([type, media]) => shape(type, media))
                : ''
            }
          </details>`,
      )}
  </section>`;
}

const shape = (type: string, schema: unknown) =>
  html`<p><code>${type}</code></p><pre>${JSON.stringify(schema, null, 2)}</pre>`;

function whoMay(operation: Operation): string {
  const [scheme] = operation.security ?? [];
  if (!scheme) return 'Public';
  return 'platformKey' in scheme ? 'Platform key' : 'Signed-in person';
}
