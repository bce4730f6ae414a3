import type { IdeaAnswer, Ideas } from '@khong-mot-minh/contracts';
import type { IdeaKind } from '@khong-mot-minh/contracts/codes';

/** Young people's ideas, as the house keeps them; the detectors run before anything is kept. */
export type IdeaPort = {
  read(): Promise<Ideas>;
  /** Whether words read as if somebody were in danger; they are looked at and not kept. */
  showsDanger(text: string): boolean;
  /** Keeps words that were looked at. `crowded`: the asker's neighbourhood has had its part of this hour. */
  keep(
    idea: { kind: IdeaKind; text: string },
    request: Request,
  ): Promise<Extract<IdeaAnswer, { kept: true }> | 'full' | 'crowded' | 'invalid'>;
  vote(vote: { round: string; option: string }): Promise<boolean>;
};
