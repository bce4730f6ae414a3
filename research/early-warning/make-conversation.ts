import type { AgeBand } from '@khong-mot-minh/contracts';
import type { Random } from '../../bench/rules/random.ts';
import { HARM, SCRIPTS } from './harmful-scripts.ts';
import type { Bank, Dialogue } from './read-banks.ts';
import { ORDINARY, type Writing, write } from './writing.ts';

/** One message: who wrote it, when (minutes from the start), its text, and the act it performs, if any. */
export type Message = { from: 'first' | 'second'; minute: number; text: string; act?: string };

/** A conversation before anybody is assigned to it. */
export type Conversation = {
  kind: string;
  writing: Writing;
  receivers: readonly AgeBand[];
  messages: readonly Message[];
  /** Index of the first message that is harm already; -1 where there is none. */
  firstHarm: number;
};

/** A harmful conversation: a script whose order is loosened, spoken with phrases of `bank`. */
export function makeHarmful(bank: Bank, random: Random, writing?: Writing): Conversation {
  const script = random.pick(SCRIPTS);
  const style = writing ?? random.pick(ORDINARY);
  const say = (act: string): string => write(random.pick(bank.get(act) ?? ['…']), style, random);
  const messages: Message[] = [];
  let minute = 0;
  const add = (from: Message['from'], act: string): void => {
    minute += random.int(script.pace[0], script.pace[1]);
    const ordinary = act === 'greeting' || act === 'chatter' || act === 'reply';
    messages.push({ from, minute, text: say(act), ...(ordinary ? {} : { act }) });
  };
  for (const step of loosened(script.steps, random)) {
    if (step.startsWith('<')) {
      add('second', step.slice(1));
      continue;
    }
    add('first', step);
    for (let more = random.int(0, 2); more > 0; more--)
      add(random.chance(0.6) ? 'second' : 'first', random.chance(0.5) ? 'reply' : 'chatter');
  }
  const firstHarm = messages.findIndex(
    ({ from, act }) => from === 'first' && act !== undefined && HARM.has(act),
  );
  return { kind: script.name, writing: style, receivers: script.receivers, messages, firstHarm };
}

/** Optional steps go now and then, and neighbours change places: no contact follows a script. */
function loosened(steps: readonly string[], random: Random): string[] {
  const kept = steps
    .filter((step) => !step.startsWith('?') || random.chance(0.6))
    .map((step) => step.replace('?', ''));
  for (let i = 1; i + 1 < kept.length; i++) {
    const [here, next] = [kept[i] ?? '', kept[i + 1] ?? ''];
    if (here.startsWith('<') || next.startsWith('<') || !random.chance(0.25)) continue;
    kept[i] = next;
    kept[i + 1] = here;
  }
  return kept;
}

/** A harmless conversation: one to three dialogues of a kind, one after the other, on different days. */
export function makeHarmless(
  dialogues: readonly Dialogue[],
  random: Random,
  writing?: Writing,
): Conversation {
  const style = writing ?? random.pick(ORDINARY);
  const messages: Message[] = [];
  let minute = 0;
  for (let left = random.int(1, 3); left > 0; left--) {
    const { lines } = random.pick(dialogues);
    for (const { from, text } of lines) {
      minute += random.int(1, 15);
      messages.push({ from, minute, text: write(text, style, random) });
    }
    minute += random.int(60, 4000);
  }
  const kind = dialogues[0]?.kind ?? '';
  return { kind, writing: style, receivers: [], messages, firstHarm: -1 };
}
