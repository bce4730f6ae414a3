import type { Language } from '@khong-mot-minh/contracts';
import { contentNames, readTranslated, type Written } from './read-content.ts';
import { Story } from './story.ts';

/** Every story of one language; fails at start when one has a way that leads nowhere. */
export const loadStories = (lang: Language): Written<Story>[] =>
  contentNames('stories').map((id) => readTranslated(`stories/${id}`, lang, Story));
