import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './principal.ts';

/** The OpenAPI 3.1 document of every registered route. */
export function openApiDocument(app: OpenAPIHono<AppEnv>) {
  app.openAPIRegistry.registerComponent('securitySchemes', 'platformKey', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-kmm',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Không Một Mình',
      version: '1.0.0',
      description:
        'Protection, response and learning for children and young people online. `/v1` only grows.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
  });
}
