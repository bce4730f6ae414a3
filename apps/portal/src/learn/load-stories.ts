import type { Language } from '@kmm/contracts';
import { contentNames, readContent } from './read-content.ts';
import { type Story, storyProblems } from './story.ts';

/** Every story of one language; fails at start when one has a way that leads nowhere. */
export const loadStories = (lang: Language): Story[] =>
  contentNames('stories').map((id) => readContent<Story>(`stories/${id}/${lang}.json`, storyProblems));
