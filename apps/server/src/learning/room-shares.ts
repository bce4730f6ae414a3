/** A room of pupils under one code; more of them open a second one. */
const ROOM = 60;
/** What one line has that is not the teacher's: a whole class whose teacher is online by another way, and no more. */
const OF_ONE_LINE = 45;
/** All of those lines together. */
const ELSEWHERE = 120;
/** A page that was lost asks for another place. */
const PLACES_A_PUPIL = 2;
/** Classes of an hour, and rounds, that are counted at one time. */
const MOST_COUNTED = 5_000;
const HOUR_MS = 3600_000;

export type RoomShares = {
  /** The teacher's board was asked for on this line: its pupils have the room. */
  teaches(code: string, line: string): void;
  /** Whether one more place of a class is given to this line. */
  takePlace(code: string, line: string): boolean;
  /** Whether this pupil is one of as many as the line has in that round. */
  fits(code: string, round: string, pupil: string, line: string): boolean;
};

type Taken = { pupils: Set<string>; room: number; elsewhere: number; lines: Map<string, number> };
const none = (): Taken => ({ pupils: new Set(), room: 0, elsewhere: 0, lines: new Map() });

/**
 * Who has a part of a class. The line of the teacher's board has the room for itself, whatever comes from elsewhere;
 * every other line has a share. So a phone that learned the code fills its own share and not the class, and forty
 * phones behind one address all get in. Counted in memory only, by codes of lines that mean nothing after the hour.
 */
export function createRoomShares(now: () => Date): RoomShares {
  let hour = -1;
  let teachers = new Map<string, Set<string>>();
  let given = new Map<string, Taken>();
  let rounds = new Map<string, Taken>();
  const turn = (): void => {
    const current = Math.floor(now().getTime() / HOUR_MS);
    if (current !== hour) {
      hour = current;
      given = new Map();
      teachers = new Map();
    }
    if (given.size > MOST_COUNTED) given = new Map();
    if (rounds.size > MOST_COUNTED) rounds = new Map();
    if (teachers.size > MOST_COUNTED) teachers = new Map();
  };
  const of = (all: Map<string, Taken>, key: string): Taken => {
    const taken = all.get(key) ?? none();
    all.set(key, taken);
    return taken;
  };
  const take = (taken: Taken, code: string, line: string, times: number): boolean => {
    if (teachers.get(code)?.has(line)) {
      if (taken.room >= ROOM * times) return false;
      taken.room += 1;
      return true;
    }
    const mine = taken.lines.get(line) ?? 0;
    if (mine >= OF_ONE_LINE * times || taken.elsewhere >= ELSEWHERE * times) return false;
    taken.lines.set(line, mine + 1);
    taken.elsewhere += 1;
    return true;
  };
  return {
    teaches(code, line) {
      turn();
      const lines = teachers.get(code) ?? new Set();
      lines.add(line);
      teachers.set(code, lines);
    },
    takePlace(code, line) {
      turn();
      return take(of(given, code), code, line, PLACES_A_PUPIL);
    },
    fits(code, round, pupil, line) {
      turn();
      const taken = of(rounds, `${code} ${round}`);
      if (taken.pupils.has(pupil)) return true;
      if (!take(taken, code, line, 1)) return false;
      taken.pupils.add(pupil);
      return true;
    },
  };
}
