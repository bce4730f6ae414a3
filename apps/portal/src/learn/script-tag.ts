import { html } from 'hono/html';
import type { PageContext } from '../page-context.ts';
import type { Html } from '../views/html.ts';

/** A script of a learning page, where the build has made it; the page works without. */
export const scriptTag = (
  { assets }: PageContext,
  name: 'quiz' | 'play' | 'wall' | 'badges' | 'class' | 'ideas',
): Html | '' =>
  assets.has(`${name}.js`) ? html`<script type="module" src="${assets.url(`${name}.js`)}"></script>` : '';
