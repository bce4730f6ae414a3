/**
 * What the project promises, one row each: what outsiders found missing, and P1–P21, the promises that the trusted of
 * this field make and test (whistle-blowing platforms, case systems of child protection, transparency logs). A proof
 * names the rows that it keeps; a row that no proof names is printed as not proved yet.
 */
export const ACCEPTANCE = {
  // A child is never lost.
  'one-owner': 'A case has exactly one owner at any time',
  'readable-after-transfer':
    'After a hand-over the new owner reads everything, and who lost the case nothing new',
  'child-knows-reader': 'The child sees who reads now and may refuse before a new team gets anything',
  'staff-minutes': 'Staff see true minutes until a case closes; the public sees coarse ones',
  'danger-acknowledged': 'Danger is acknowledged in five minutes or the next person is paged',
  'closed-read': 'No report is closed unread, and none is called helped without an answer',
  'one-inbox': 'Nothing that waits for a person is without a count on their home',
  'desk-awake': 'While a duty stands the desk listens and sounds, and no draft is lost',
  'honest-door':
    'A door is open only while somebody on duty is there or can be reached; a duty lasts a day at most',
  // Nobody is shut out.
  'bounded-work': 'No public route does unbounded work before its limit',
  'reports-under-attack': 'Under the worst body of each public route reports and help pages answer as before',
  'fair-limits': 'One address is not one person: limits count what was accepted, and work replaces refusal',
  'fair-queue': 'False claims from one neighbourhood cannot stand above a true one from elsewhere',
  'no-lockout': 'An outsider cannot lock a counsellor out',
  'fair-caps': 'One client cannot fill idea box, class or quiz for all',
  // Nobody is exposed.
  'silent-ledger': 'Who polls the ledger learns neither when a report came nor who works when',
  'complete-ledger': 'Auditors find what was dropped from the ledger or dated back',
  'stolen-store': 'A stolen database, backup or member list reads nothing',
  'served-code': 'What is served matches the hashes in the ledger, checked from elsewhere',
  'key-rotation': 'A copied team key opens nothing that came after the rotation',
  'key-recovery': 'A lost phrase is recovered by two people, and never by the operator',
  'known-team-key': 'The help page refuses a team key that is not in the ledger',
  egress: 'Text and webhooks leave only to addresses that two people or the operator agreed to',
  'withdrawn-gone':
    'What was withdrawn is hidden at once and destroyed after 72 hours, restored backups included',
  'case-keys-kept': 'No kill and no lost replica of the case keys loses a live case',
  erasure: 'After an erasure nothing kept can be linked to the account, and replays stay equal',
  'hash-withdrawal': 'A withdrawn hash is told only to whom it was given',
  hardening: 'Keys are limited and can be switched off; the host split comes from the routes',
  // Nothing stops, at any size.
  'ids-expire': 'Event ids are remembered for seven days, packed, and then expire',
  'bounded-memory': 'Memory stays flat over twenty million events of one platform',
  'chunked-checkpoints': 'Ten million pairs are checkpointed and read back in chunks',
  'long-sequences': 'Sequence numbers outlast two billion events a day for ten years',
  'hung-server': 'A server that hangs holds nobody for longer than five seconds',
  'one-server': 'A second server on one database is refused',
  outages: 'A failing socket, job, disk or database ends no process',
  // Nobody is told something false.
  'dated-facts': 'Every fact carries its source and the day by which it is read again',
  'stopped-conversation': 'A conversation that a reviewer stopped stops',
  'held-message': 'At tier 4 a message can be held for the young person to choose',
  'another-country':
    'Another country is a folder: nothing of the first one shows, counts or stands in a program',
  'further-language': 'A further language is a row of a table: nothing stops, and what it lacks is told',
  // The promises of the trusted in the field.
  P1: 'No identity is kept',
  P2: 'A receipt cannot be guessed',
  P3: 'Only the right people can read',
  P4: 'No puzzle for people, still no floods',
  P5: 'Leaves no trace; quick exit',
  P6: 'Nothing foreign runs',
  P7: 'A report is never lost',
  P8: 'Fast on small hardware',
  P9: 'The log cannot be altered unseen',
  P10: 'Evidence is court-ready',
  P11: 'Nothing is shared without consent',
  P12: 'Agencies cannot see each other',
  P13: 'No one approves alone',
  P14: 'Someone answers in time',
  P15: 'Data goes when promised',
  P16: 'Files cannot harm staff',
  P18: 'The code is what runs',
  P19: 'Everyone can use it',
  P20: 'A province can run it',
  P21: 'Staff are protected',
  // What is written twice is held together.
  'how-to-add': 'Who adds a thing finds every place in ARCHITECTURE.md, and is told what was forgotten',
  'rows-fit-schema': 'What a row is said to be is what the schema gives',
  'sdk-fits-document': 'The SDK has the types of the server’s own document',
  'guides-in-both':
    'Operators, police, helplines and schools have their guides in Vietnamese, and none falls behind',
} as const;

export type AcceptanceId = keyof typeof ACCEPTANCE;

/** What a row does not keep yet, in a plain sentence, and which issue or who keeps it. Its proof holds the rest. */
export const LACKING: readonly { of: AcceptanceId; what: string; by: string }[] = [
  {
    of: 'danger-acknowledged',
    what: 'push is tried with a service of our own, not with those of the browsers’ makers',
    by: 'from outside',
  },
  {
    of: 'P2',
    what: 'a million guesses at a running server: a hundred thousand are made',
    by: 'anybody with an hour: RECEIPT_GUESSES=1000000',
  },
  {
    of: 'P4',
    what: 'the seconds of work on a phone of 2019 are reckoned, not measured on one',
    by: 'from outside',
  },
  {
    of: 'P8',
    what: 'ten megabytes of evidence sealed in a second: only texts are sealed yet',
    by: 'issue 19, the desk',
  },
  { of: 'P9', what: 'no witness of somebody else signs the ledger', by: 'from outside' },
  {
    of: 'P10',
    what: 'a package of evidence with its fourteen custody fields, read again each month',
    by: 'issue 19, the desk',
  },
  {
    of: 'P11',
    what: 'a hundred thousand walks of a case: ten thousand are walked',
    by: 'anybody with a day: TRANSFER_WALKS=100000',
  },
  { of: 'P14', what: 'how soon people answer is measured where people work', by: 'from outside' },
  {
    of: 'P18',
    what: 'an image of the server with one digest from two builders, and the list of what is in it',
    by: 'issue 14, the platform kit',
  },
  { of: 'P19', what: 'a third language', by: 'issue 17, help that helps' },
  { of: 'P19', what: 'young people who try it unaided', by: 'from outside' },
  { of: 'P20', what: 'an upgrade and a way back, tried with each release', by: 'issue 14, the platform kit' },
  {
    of: 'P21',
    what: 'a budget of hours, breaks and a way out for each person at the desk',
    by: 'issue 19, the desk',
  },
];

/** Promises that nobody can keep from inside the repository, with what it takes. */
export const OUTSIDE: Readonly<Record<string, string>> = {
  P17: 'Outsiders checked it: needs an audit by somebody else before the first real report',
};
