import { adultOf } from '@khong-mot-minh/portal';
import type { Reader } from './style-of.ts';

const ADULTS = { parents: 'parent', teachers: 'teacher' } as const;

/** Whom a sentence speaks to: a person inside a story talks as people talk, a plan is said by a teacher. */
export function readerOf(file: string, pointer: string): Reader {
  const [kind, second = ''] = file.split('/');
  const adult = kind === 'lessons' ? adultOf(second) : undefined;
  if (adult) return ADULTS[adult];
  if (kind === 'plans') return 'teacher';
  if (kind === 'voices' || kind === 'films') return 'story';
  if (kind === 'stories' && /\/(lines|choices)\//.test(pointer)) return 'story';
  if (kind === 'games' && /\/(lines|options|who)\b/.test(pointer)) return 'story';
  if (kind === 'quizzes' && second === '10-12') return 'under13';
  // A case is told about somebody, an option is the reader's own voice.
  if (kind === 'quizzes' && /\/(situation|options)\b/.test(pointer)) return 'story';
  if (kind === 'convention' && second === '12') return 'under13';
  return 'young';
}
