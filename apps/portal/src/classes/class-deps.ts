import type { QuizAge } from '../learn/quiz-item.ts';

export type ClassKind = 'live' | 'before' | 'after';
/** A round as everybody in the room may see it; `place` is the item on the board. */
export type ClassRoundView = {
  id: string;
  kind: ClassKind;
  items: readonly string[];
  place: number;
  phase: 'open' | 'revealed' | 'ended';
};
export type ClassView = { nickname: string; age: string; version: number; round?: ClassRoundView };
/** What a teacher does; `counts` are raised cards by choice 0–3. */
export type ClassCommand =
  | { type: 'start'; kind: ClassKind; items: readonly string[] }
  | { type: 'reveal' | 'next' | 'end' }
  | { type: 'cards'; counts: readonly number[] };
/** Counts by choice 0–3; empty where fewer than ten answered. */
export type ClassResults = {
  answered: number;
  items: { round: string; kind: ClassKind; item: string; counts: number[] }[];
};

/** What the class pages need of the house. Pupils have a token for one class and nothing else; `request` says on whose line. */
export type ClassDeps = {
  make(input: { nickname: string; age: QuizAge }, request: Request): Promise<{ code: string; key: string }>;
  view(code: string): Promise<ClassView | undefined>;
  /** Whether the class was looked at lately and was there: asks nothing, so a flood of invented codes costs nothing. */
  isOpen(code: string): boolean;
  /** A pupil's place in a class that is there; each line has so many and no more. */
  join(code: string, request: Request): string | 'full';
  /** Whether this is a place that the house gave in that class. */
  isPlace(code: string, token: string): boolean;
  answer(
    code: string,
    input: { round: string; pupil: string; choices: Readonly<Record<string, number>> },
    request: Request,
  ): Promise<'counted' | 'closed' | 'full'>;
  command(code: string, key: string, command: ClassCommand): Promise<'done' | 'denied' | 'not-now'>;
  /** How many have answered so far; a board asks every two seconds. */
  answered(code: string, key: string, request: Request): Promise<number | 'denied'>;
  results(code: string, key: string, request: Request): Promise<ClassResults | 'denied'>;
};
