import { type Random, randomFrom } from '../../bench/rules/random.ts';
import { HARM } from '../early-warning/harmful-scripts.ts';
import { type Message, makeHarmful, makeHarmless } from '../early-warning/make-conversation.ts';
import { KINDS, readBank, readDialogues, type Split } from '../early-warning/read-banks.ts';
import { ORDINARY, write } from '../early-warning/writing.ts';

/** A family of harmful contacts: acts roughly in their order, how many of them, and minutes between messages. */
type Family = { acts: string; least: number; most: number; minutes: readonly [number, number] };

const FAMILIES: readonly Family[] = [
  {
    acts: 'age-probe place-probe alone-probe flattery exclusive-bond gift-offer secrecy delete-chat move-to-other-app disappearing-mode picture-request meet-alone pressure picture-request secrecy',
    least: 5,
    most: 10,
    minutes: [2, 240],
  },
  {
    acts: 'flattery move-to-other-app picture-request threat-to-tell payment-demand deadline secrecy pressure threat-to-tell payment-demand delete-chat',
    least: 4,
    most: 8,
    minutes: [1, 10],
  },
  {
    acts: 'authority-claim legal-threat secrecy stay-on-call relocate payment-demand credential-request move-to-other-app deadline pressure',
    least: 4,
    most: 8,
    minutes: [1, 20],
  },
  {
    acts: 'ransom-to-family payment-demand deadline secrecy ransom-to-family pressure',
    least: 3,
    most: 5,
    minutes: [1, 15],
  },
  {
    acts: 'gift-offer age-probe credential-request payment-demand pressure secrecy deadline move-to-other-app flattery threat-to-tell',
    least: 4,
    most: 8,
    minutes: [1, 30],
  },
  {
    acts: 'meet-alone secrecy gift-offer flattery place-probe alone-probe pressure delete-chat exclusive-bond age-probe',
    least: 4,
    most: 8,
    minutes: [5, 300],
  },
];

/** How many of the acts still to come may come next. */
const AHEAD = 4;

/** Harmful conversations, six in ten of them with acts drawn from a family instead of a script. */
export function harmfulRuns(split: Split, seed: number, count: number): (readonly Message[])[] {
  const random = randomFrom(seed);
  const bank = readBank(split);
  return Array.from({ length: count }, () =>
    random.chance(0.6) ? drawn(bank, random) : makeHarmful(bank, random).messages,
  );
}

/** Harmless conversations, `count` of each kind. */
export function harmlessRuns(split: Split, seed: number, count: number): (readonly Message[])[] {
  const random = randomFrom(seed);
  return KINDS.flatMap((kind) => {
    const dialogues = readDialogues(kind, split);
    return Array.from({ length: count }, () => makeHarmless(dialogues, random).messages);
  });
}

function drawn(bank: ReadonlyMap<string, readonly string[]>, random: Random): Message[] {
  const { acts, least, most, minutes } = random.pick(FAMILIES);
  const style = random.pick(ORDINARY);
  const messages: Message[] = [];
  let minute = 0;
  const add = (from: Message['from'], act: string): void => {
    minute += random.int(...minutes);
    const text = write(random.pick(bank.get(act) ?? ['…']), style, random);
    messages.push({ from, minute, text, ...(HARM.has(act) ? { act } : {}) });
  };
  add('first', 'greeting');
  const left = acts.split(' ');
  for (let steps = random.int(least, most); steps > 0 && left.length > 0; steps--) {
    const [act = ''] = left.splice(random.int(0, Math.min(AHEAD, left.length) - 1), 1);
    add('first', act);
    for (let more = random.int(0, 2); more > 0; more--)
      add(random.chance(0.6) ? 'second' : 'first', random.chance(0.5) ? 'reply' : 'chatter');
  }
  return messages;
}
