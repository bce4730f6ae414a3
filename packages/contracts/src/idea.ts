import { z } from 'zod';
import { ACCEPT_REASONS, DECLINE_REASONS, IDEA_KINDS, ROUND_REASONS } from './codes/idea-codes.ts';
import { Text, Uuid } from './scalars.ts';

/** Long enough for a scene, short enough that nobody tells their own life in it. */
export const MAX_IDEA_TEXT = 600;

export const IdeaInput = z
  .strictObject({ kind: z.enum(IDEA_KINDS), text: Text(MAX_IDEA_TEXT, 10) })
  .meta({ id: 'IdeaInput' });
export type IdeaInput = z.infer<typeof IdeaInput>;

/** A text that shows danger is not kept: the answer is where help is, at once. */
export const IdeaAnswer = z
  .discriminatedUnion('kept', [
    z.object({ kept: z.literal(true), code: z.string() }),
    z.object({
      kept: z.literal(false),
      because: z.literal('danger'),
      call: z.array(z.string()),
      help: z.object({ vi: z.string(), en: z.string() }),
    }),
  ])
  .meta({ id: 'IdeaAnswer' });
export type IdeaAnswer = z.infer<typeof IdeaAnswer>;

/** Who may read and decide about ideas: people whose work is with the young. */
export const IDEA_BOARD = ['teacher', 'counsellor'] as const;
export type IdeaBoardRole = (typeof IDEA_BOARD)[number];

/** Vietnamese first; without English the English page shows the Vietnamese and says so. */
const words = (max: number) => z.strictObject({ vi: Text(max, 1), en: Text(max, 1).optional() });
const IdeaWords = z.object({ vi: z.string(), en: z.string().optional() });

/** Only these words of a moderator's are ever public; the young person's own are deleted with the decision. */
export const IdeaDecision = z
  .discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('accepted'),
      reason: z.enum(ACCEPT_REASONS),
      title: words(80),
      summary: words(300),
    }),
    z.strictObject({ outcome: z.literal('declined'), reason: z.enum(DECLINE_REASONS) }),
  ])
  .meta({ id: 'IdeaDecision' });
export type IdeaDecision = z.infer<typeof IdeaDecision>;

/** What could name somebody in a text; offsets in UTF-16 units. */
export const IDEA_FLAGS = ['link', 'phone', 'mail', 'handle', 'school', 'class', 'place', 'name'] as const;
export type IdeaFlagKind = (typeof IDEA_FLAGS)[number];
export const IdeaFlag = z.object({
  kind: z.enum(IDEA_FLAGS),
  start: z.number().int(),
  end: z.number().int(),
});
export type IdeaFlag = z.infer<typeof IdeaFlag>;

/** An idea that waits, as the board reads it. */
export const WaitingIdea = z
  .object({
    id: Uuid,
    code: z.string(),
    kind: z.enum(IDEA_KINDS),
    text: z.string(),
    flags: z.array(IdeaFlag),
    /** Day in Vietnam on which an unread text is deleted. */
    deletedOn: z.string(),
  })
  .meta({ id: 'WaitingIdea' });
export type WaitingIdea = z.infer<typeof WaitingIdea>;

const who = { role: z.enum(IDEA_BOARD).optional(), on: z.string() };

/** A learning page below the language: `hoc/anh-ghep-ai`, `hoc/chuyen/qua-trong-game`. */
const WorkPath = z
  .string()
  .max(84)
  .regex(/^hoc\/[a-z0-9/-]{1,80}$/);

/** A lesson, game, story or film that stands on the learning pages, as the board chooses it. */
export const LearningWork = z.object({ to: WorkPath, title: IdeaWords }).meta({ id: 'LearningWork' });
export type LearningWork = z.infer<typeof LearningWork>;

/** What came of an accepted idea. */
export const IdeaMadeInput = z.strictObject({ to: WorkPath }).meta({ id: 'IdeaMadeInput' });
export type IdeaMadeInput = z.infer<typeof IdeaMadeInput>;

/** The page that tells an idea, and who on the board wrote that down, when. */
const made = z.object({ to: WorkPath, title: IdeaWords, ...who }).optional();
const option = {
  id: Uuid,
  kind: z.enum(IDEA_KINDS),
  title: IdeaWords,
  summary: IdeaWords,
};

/** An accepted idea that can stand in a round. */
export const AcceptedIdea = z.object({ ...option, on: z.string(), inRound: z.boolean(), made });
export type AcceptedIdea = z.infer<typeof AcceptedIdea>;

/** `votes` is absent while people vote, and where fewer than ten voted for it. */
const RoundOption = z.object({ ...option, votes: z.number().int().optional() });
export type RoundOption = z.infer<typeof RoundOption>;

export const IdeaRound = z
  .object({
    id: Uuid,
    closesAt: z.string(),
    open: z.boolean(),
    options: z.array(RoundOption),
  })
  .meta({ id: 'IdeaRound' });
export type IdeaRound = z.infer<typeof IdeaRound>;

/** What was decided, newest first: never words of a young person's. */
export const IdeaPast = z
  .discriminatedUnion('what', [
    z.object({
      what: z.literal('idea'),
      code: z.string(),
      kind: z.enum(IDEA_KINDS),
      outcome: z.enum(['accepted', 'declined', 'unread']),
      reason: z.enum([...ACCEPT_REASONS, ...DECLINE_REASONS]).optional(),
      title: IdeaWords.optional(),
      made,
      ...who,
    }),
    z.object({
      what: z.literal('round'),
      options: z.array(RoundOption),
      chosen: Uuid.optional(),
      reason: z.enum(ROUND_REASONS),
      ...who,
    }),
  ])
  .meta({ id: 'IdeaPast' });
export type IdeaPast = z.infer<typeof IdeaPast>;

/** Everything that the public may see of ideas. */
export const Ideas = z.object({ round: IdeaRound.optional(), past: z.array(IdeaPast) }).meta({ id: 'Ideas' });
export type Ideas = z.infer<typeof Ideas>;

export const IdeaVote = z.strictObject({ round: Uuid, option: Uuid }).meta({ id: 'IdeaVote' });
export type IdeaVote = z.infer<typeof IdeaVote>;

/** The board's desk: what waits, what can be voted on, the round that runs or waits for its decision. */
export const IdeaDesk = z
  .object({
    waiting: z.array(WaitingIdea),
    accepted: z.array(AcceptedIdea),
    round: IdeaRound.optional(),
    works: z.array(LearningWork),
  })
  .meta({ id: 'IdeaDesk' });
export type IdeaDesk = z.infer<typeof IdeaDesk>;

export const IdeaRoundInput = z
  .strictObject({ options: z.array(Uuid).min(2).max(5), days: z.number().int().min(1).max(30) })
  .meta({ id: 'IdeaRoundInput' });
export type IdeaRoundInput = z.infer<typeof IdeaRoundInput>;

export const IdeaRoundDecision = z
  .discriminatedUnion('reason', [
    z.strictObject({
      reason: z.enum(['most-votes', 'safer-to-tell', 'gap-in-lessons']),
      chosen: Uuid,
    }),
    z.strictObject({ reason: z.literal('none-fits') }),
  ])
  .meta({ id: 'IdeaRoundDecision' });
export type IdeaRoundDecision = z.infer<typeof IdeaRoundDecision>;
