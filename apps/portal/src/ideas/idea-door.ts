import type { IdeaAnswer, IdeaKind, Ideas } from '@kmm/contracts';

/** Young people's ideas, as the house keeps them; the detectors run before anything is kept. */
export type IdeaDoor = {
  read(): Promise<Ideas>;
  /** Whether words read as if somebody were in danger; they are looked at and not kept. */
  showsDanger(text: string): boolean;
  /** `crowded`: the asker's neighbourhood has had its part of this hour. */
  propose(
    idea: { kind: IdeaKind; text: string },
    request: Request,
  ): Promise<IdeaAnswer | 'full' | 'crowded' | 'invalid'>;
  vote(vote: { round: string; option: string }): Promise<boolean>;
};
