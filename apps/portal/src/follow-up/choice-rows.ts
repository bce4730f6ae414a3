import type { ThreadChoice, ThreadReader } from '@khong-mot-minh/contracts';
import { CHOSEN_LEVELS, type ChosenLevel, ORGANISATIONS } from '@khong-mot-minh/contracts/codes';

/** Every sentence about a level, in the order in which it stands. */
export const CHOICE_LINES = ['owner', 'yes', 'except', 'only', 'no', 'was', 'never'] as const;
export type ChoiceLine = (typeof CHOICE_LINES)[number];

/** Every way to change a level, with the answer that it gives. */
export const CHOICE_BUTTONS = {
  refuse: 'refuse',
  refuseOthers: 'refuse',
  restore: 'restore',
  agree: 'agree',
  agreeAll: 'agree',
} as const;
export type ChoiceButton = keyof typeof CHOICE_BUTTONS;

type Named = ThreadChoice['only'][number];

export type ChoiceRow = {
  level: ChosenLevel;
  lines: readonly ChoiceLine[];
  buttons: readonly ChoiceButton[];
  /** The single organisations that a line names. */
  named: readonly Named[];
  /** Who works on the case, where that is of this level: what is said here takes nothing from it. */
  owner?: Named;
};

type Standing = Pick<ChoiceRow, 'lines' | 'buttons' | 'named'>;

/** One row a level, always in the same order, so that no press moves another row. */
export const choiceRows = (state: {
  choices: readonly ThreadChoice[];
  readers: readonly ThreadReader[];
}): ChoiceRow[] =>
  CHOSEN_LEVELS.map((level) => {
    const owner = state.readers.find(
      ({ role, kind }) => role === 'owner' && ORGANISATIONS[kind].consentLevel === level,
    );
    const choice = state.choices.find((one) => one.level === level);
    const { lines, ...rest } = standingOf(choice, owner);
    return {
      level,
      lines: [...(owner ? (['owner'] as const) : []), ...lines],
      ...rest,
      ...(owner && { owner }),
    };
  });

function standingOf(choice: ThreadChoice | undefined, owner: Named | undefined): Standing {
  const others = (named: readonly Named[]) =>
    named.filter(({ organisation }) => organisation.vi !== owner?.organisation.vi);
  if (choice?.allowed && choice.only.length === 0) {
    const except = others(choice.except);
    const lines: readonly ChoiceLine[] = except.length > 0 ? ['yes', 'except'] : ['yes'];
    return { lines, named: except, buttons: [owner ? 'refuseOthers' : 'refuse'] };
  }
  const only = others(choice?.only ?? []);
  if (only.length > 0) return { lines: ['only'], named: only, buttons: ['refuse', 'agreeAll'] };
  const was = others(choice?.restorable?.only ?? []);
  if (was.length > 0) return { lines: ['no', 'was'], named: was, buttons: ['restore', 'agreeAll'] };
  if (choice?.restorable?.all) return { lines: ['no'], named: [], buttons: ['restore'] };
  return { lines: [choice && !choice.allowed ? 'no' : 'never'], named: [], buttons: ['agree'] };
}
