import type { KnownBand, PlatformEvent } from '@khong-mot-minh/contracts';
import type { Facts, FoundAct, FoundMark } from '../facts.ts';
import type { PairState } from '../state/pair.ts';
import type { WindowName, WindowState } from '../state/windows.ts';

/** Everything a condition can ask about one event, gathered before any rule is looked at. */
export type Context = {
  event: PlatformEvent;
  facts: Facts;
  nowMs: number;
  eventSeq: number;
  sender: KnownBand;
  receiver: KnownBand | undefined;
  viewer: KnownBand;
  /** How old the target is as somebody who reaches out: for findings about the target. */
  targetReach: KnownBand | undefined;
  /** What the platform says of the relation, else what an accepted contact showed. */
  connected: boolean | undefined;
  mutuals: number | undefined;
  firstContact: boolean | undefined;
  /** Findings in this event; undefined while the detector is out. */
  found: readonly FoundAct[] | undefined;
  weights: ReadonlyMap<string, number>;
  /** What the platform's own detectors say of this text. */
  marks: readonly FoundMark[];
  /** Actor → target after this event, and target → actor as it stands. */
  pair: PairState | undefined;
  reverse: PairState | undefined;
  actorWindows: Readonly<Partial<Record<WindowName, WindowState>>>;
  targetWindows: Readonly<Partial<Record<WindowName, WindowState>>>;
  /** Windows of the pair, the conversation and the theme; their names differ. */
  sharedWindows: Readonly<Partial<Record<WindowName, WindowState>>>;
  /** The state did not answer: nothing of the past is known. */
  stateDown: boolean;
};
