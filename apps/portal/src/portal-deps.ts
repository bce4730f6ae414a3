import type {
  AppealGround,
  AuthorityCounts,
  Bilingual,
  Jurisdiction,
  KeptCopy,
  ObligationQuery,
  ObligationReport,
  PlatformMatrix,
  PolicyOfQuery,
  PublicRules,
  ReceiptPromise,
  ReceiptProof,
  ReportStatus,
  StatementForSubject,
  Statistics,
  ThreadAuthor,
  ThreadChoice,
  ThreadOffer,
  ThreadQuestion,
  ThreadReader,
  ThreadRefusal,
} from '@khong-mot-minh/contracts';
import type { ChosenLevel, MayKnow, OrganisationKind } from '@khong-mot-minh/contracts/codes';
import type { ClassDeps } from './classes/class-deps.ts';
import type { Room } from './follow-up/other-room.ts';
import type { IdeaPort } from './ideas/idea-port.ts';
import type { TakeDownPort } from './take-down/take-down-deps.ts';

/** A team as the public sees it; `nextReader` is the rostered time (RFC 3339) when somebody reads again. */
export type PublicTeam = {
  id: string;
  name: Bilingual;
  /** Whose team it is: the name a young person meets everywhere. */
  organisation: Bilingual;
  /** Of its organisation. */
  kind: OrganisationKind;
  open: boolean;
  nextReader?: string;
  publicKey: string;
  keyId: string;
  /** The key for the eye, as on the poster. */
  fingerprint: string;
};

/** What a person sent by a plain form; `text` is in the clear and is sealed on arrival. */
export type ReportForm = {
  team: string;
  category: string;
  dangerNow: boolean;
  ageBand: string;
  province?: string;
  help: string[];
  mayKnow: MayKnow[];
  text: string;
};

/** A thread that the server opened in memory for a person without JavaScript. */
export type OpenedReport = {
  status: ReportStatus;
  closedReason?: string;
  messages: { from: 'reporter' | 'team'; by?: ThreadAuthor; text: string; at: string }[];
  withdrawn: boolean;
  /** Somebody's life is in danger now, as it was said here or at the desk. */
  dangerNow: boolean;
  /** One of several alike: kept, unread until it comes forward. */
  aside?: boolean | undefined;
  /** Whether danger that is said now calls anybody, and if not, from when on (RFC 3339) where that is planned. */
  onDuty: boolean;
  nextDuty?: string;
  readers: ThreadReader[];
  question?: ThreadQuestion;
  /** Each no that can still be changed. */
  refusals: ThreadRefusal[];
  choices: ThreadChoice[];
  offer?: ThreadOffer;
  /** Of a withdrawn one: until then it can be taken back (RFC 3339). */
  resumableUntil?: string | undefined;
  /** Whose copy a withdrawal leaves. */
  kept: KeptCopy[];
};

/** What a script could do too often; each is limited by neighbourhood. */
export type LimitedAct =
  | 'report'
  | 'receipt'
  | 'pledge'
  | 'class'
  | 'classCode'
  | 'classJoin'
  | 'takeDown'
  | 'ideaLook'
  | 'idea'
  | 'vote';

/** Lines that do not wait for one another. */
export type PortalLane = 'page' | 'class' | 'report' | 'receipt' | 'act';

/** Limits, and whose turn it is; the house counts. */
export type PortalAdmission = {
  /** Whether one more such act is taken now. Past a limit of help the answer takes up to half a minute. */
  admit(act: LimitedAct, request: Request, how?: { danger?: boolean }): Promise<boolean>;
  /** One more that counts: taken, or, of receipts and class codes, not opened. */
  count(act: LimitedAct, request: Request): void;
  /** One more form that came to nothing. */
  refused(request: Request): void;
  /** Runs `run` when it is the asker's turn. */
  turn(lane: PortalLane, request: Request, run: () => Promise<void>): Promise<'done' | 'full'>;
};

/** What is the same for everybody: law against policy, and figures. */
export type OpenRecords = {
  obligations: {
    /** Undefined where the platform that is asked for is none of this house. */
    report(query: ObligationQuery): Promise<ObligationReport | undefined>;
    rules(query: PolicyOfQuery): Promise<PublicRules | undefined>;
    matrix(): Promise<PlatformMatrix>;
  };
  statistics: { read(): Promise<Statistics> };
};

/** A statement of reasons behind a link, and the appeal from there. */
export type StatementPort = {
  read(link: string): Promise<StatementForSubject | 'unknown'>;
  appeal(link: string, ground: AppealGround): Promise<'made' | 'already' | 'too-late' | 'unknown'>;
};

/** Everything the portal needs from the house; the server implements it. */
export type PortalDeps = {
  demo: boolean;
  /** The country in which this house stands. */
  jurisdiction: Jurisdiction;
  now(): Date;
  admission: PortalAdmission;
  teams(): Promise<PublicTeam[]>;
  /** What became of a form that names itself: its receipt for a moment, then that it was sent. */
  sentBefore(formId: string): Promise<{ receipt: string } | 'sent' | undefined>;
  submitReport(
    form: ReportForm,
    request: Request,
    formId?: string,
  ): Promise<{ receipt: string } | { refused: 'closed' | 'busy' | 'sent' }>;
  /** To which page a code belongs; undefined where it opens nothing. */
  roomOf(receipt: string): Promise<Room | undefined>;
  openReceipt(receipt: string): Promise<OpenedReport | 'bad-check' | 'unknown'>;
  addMessage(receipt: string, text: string): Promise<'sent' | 'bad-check' | 'unknown' | 'withdrawn'>;
  /** A yes or no to whether another organisation may go on with the case, or what is said of a level. */
  answerQuestion(
    receipt: string,
    said:
      | { question: string; answer: 'agree' | 'refuse' }
      | { level: ChosenLevel; answer: 'agree' | 'refuse' | 'restore' },
  ): Promise<'answered' | 'over' | 'bad-check' | 'unknown'>;
  withdraw(receipt: string): Promise<'withdrawn' | 'bad-check' | 'unknown'>;
  /** A life is in danger now: whoever is on duty is called. */
  sayDanger(receipt: string): Promise<'told' | 'withdrawn' | 'bad-check' | 'unknown'>;
  resume(receipt: string): Promise<'resumed' | 'gone' | 'bad-check' | 'unknown'>;
  /** The proof, or until the log holds it the log's signed promise. */
  proveReceived(receipt: string): Promise<ReceiptProof | ReceiptPromise | 'bad-check' | 'unknown'>;
  signPledge(input: { nickname: string; province: string }): Promise<void>;
  pledgeCounts(): Promise<{ province: string; count: number }[]>;
  consoleUrl: string;
  /** Where this portal is reached, for the poster. */
  portalUrl: string;
  /** The public log's verifier key. */
  logKey: string;
  records: OpenRecords;
  statements: StatementPort;
  authorityCounts(): Promise<AuthorityCounts>;
  classes: ClassDeps;
  takeDowns: TakeDownPort;
  ideas: IdeaPort;
};
