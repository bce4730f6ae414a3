import type { Language, LearningWork } from '@khong-mot-minh/contracts';
import { loadContent } from '../content.ts';
import { loadRealOrFake } from '../games/real-or-fake.ts';
import { loadTellSomebody } from '../games/tell-somebody.ts';
import { loadThreeShields } from '../games/three-shields.ts';
import { loadFilms } from '../voices/film.ts';
import { loadVoices } from '../voices/voice.ts';
import { loadStories } from './load-stories.ts';

type Titled = { id: string; title: string };

const games = (lang: Language): Titled[] => [
  loadRealOrFake(lang),
  loadTellSomebody(lang),
  loadThreeShields(lang),
];

/** Everything that stands on the learning pages by its address below the language, with its title in both. */
export function learningWorks(): LearningWork[] {
  const { lessons } = loadContent();
  const shelf = (folder: string, read: (lang: Language) => readonly Titled[]): LearningWork[] => {
    const english = read('en');
    return read('vi').map(({ id, title }) => ({
      to: `hoc/${folder}${id}`,
      title: { vi: title, en: english.find((one) => one.id === id)?.title },
    }));
  };
  return [
    ...shelf('', (lang) => lessons[lang]),
    ...shelf('tro-choi/', games),
    ...shelf('chuyen/', loadStories),
    ...shelf('tieng-noi/', loadVoices),
    ...loadFilms().map(({ id, title }) => ({ to: `hoc/tieng-noi/phim/${id}`, title })),
  ];
}
