export * from './account-aliases.ts';
export * from './accounts.ts';
export * from './auth.ts';
export * from './case-copies.ts';
export { type CaseKeys, openCaseKeys } from './case-keys/case-keys.ts';
export { CaseKeyGone } from './case-keys/holders.ts';
export { listLiveKeys, nameKeyStore, noteCovered, readKeyStore } from './case-keys/key-store-name.ts';
export { type KeyStoreLook, lookAtCaseKeys, type ReplicaLook } from './case-keys/look.ts';
export { CaseKeysMissing, type ReplicaState } from './case-keys/replicas.ts';
export {
  coverBareWords,
  destroyDueWords,
  insertWordsKey,
  keyOfRequest,
  unwrapSealedText,
  wrapSealedText,
} from './case-keys/sealed-text-keys.ts';
export { canReadCase, hasOpened, isAnswered, isAnyUnread, noteOpening } from './case-openings.ts';
export { orgsToTellOfPeers, platformOfCase, takeUntoldPeers } from './case-peers.ts';
export * from './case-queue.ts';
export type { CaseRecord } from './case-row.ts';
export * from './cases.ts';
export * from './clock-sighting.ts';
export * from './database.ts';
export * from './duties.ts';
export * from './egress-proposals.ts';
export * from './enrolments.ts';
export * from './event-index.ts';
export { PLACE_OPENER } from './exchange/place-opener.ts';
export * from './exchange/take-downs.ts';
export * from './health.ts';
export { inOrder } from './in-order.ts';
export { countInbox, type InboxAsker, noteAnswerSeen } from './inbox.ts';
export * from './journal.ts';
export { packBytes, unpackBytes } from './journal-code.ts';
export * from './ledger.ts';
export * from './members.ts';
export * from './membership.ts';
export * from './migrate.ts';
export * from './open-jobs.ts';
export * from './open-pglite.ts';
export * from './open-postgres.ts';
export * from './own-folder.ts';
export * from './platform-edges.ts';
export { type Logins, prepareLogins } from './postgres-logins.ts';
export {
  findPresence,
  markPresent,
  type Presence,
  setReach,
} from './presence.ts';
export * from './protections.ts';
export * from './referrals.ts';
export * from './reports.ts';
export * from './restore-roles.ts';
export * from './restrictions.ts';
export * from './sealed-contents.ts';
export { DatabaseTaken, type ServerLease, takeServerLease } from './server-lease.ts';
export { settleAll } from './settle-all.ts';
export * from './statements.ts';
export * from './team-rotations.ts';
export * from './team-seats.ts';
export { DatabaseUnavailable, type UnavailableWhy } from './unavailable.ts';
export * from './urgent-calls.ts';
