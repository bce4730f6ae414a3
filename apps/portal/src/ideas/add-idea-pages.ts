import type { Hono } from 'hono';
import type { PageContext } from '../page-context.ts';
import { propose, showIdeas, showPropose, voteOnIdeas } from './handle-ideas.ts';

/** Pages of young people's ideas; to be added before the route `/hoc/:lesson`. */
export function addIdeaPages(app: Hono, at: (path: string) => PageContext): void {
  const home = '/hoc/y-tuong';
  const root = `/${at('/').lang}${home}`;
  app.get(root, (c) => showIdeas(c, at(home)));
  app.post(`${root}/phieu`, (c) => voteOnIdeas(c, at(home)));
  app.get(`${root}/gop`, (c) => showPropose(c, at(`${home}/gop`)));
  app.post(`${root}/gop`, (c) => propose(c, at(`${home}/gop`)));
}
