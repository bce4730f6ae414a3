import { createHash } from 'node:crypto';
import { type Film, FRAMES_A_SECOND } from './film.ts';

/** What a rendered film was made from; two films with the same pictures and captions have the same hash. */
export function inputsHash(film: Film): string {
  const hash = createHash('sha256').update(
    JSON.stringify([film.captions, film.chapters, film.title, film.summary]),
  );
  // Every tenth frame: a change of a drawing shows within half a second of film.
  for (let frame = 0; frame < film.seconds * FRAMES_A_SECOND; frame += 10)
    hash.update(film.frame(frame / FRAMES_A_SECOND));
  return hash.digest('hex');
}
