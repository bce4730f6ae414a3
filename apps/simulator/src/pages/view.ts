import type { Bilingual, Language } from '@khong-mot-minh/contracts';
import type { html } from 'hono/html';
import type { StoryRun } from '../story/story-run.ts';
import type { Translate } from '../translate.ts';

/** A piece of a page, already escaped. */
export type Html = ReturnType<typeof html>;

/** Title and evidence grade of what a reason rests on. */
export type Bases = Readonly<Record<string, { title: Bilingual; grade: string }>>;

/** What every pane is written from. */
export type View = { run: StoryRun; lang: Language; say: Translate; bases: Bases };
