export { type Assertion, type Deed, type Signed, type SignedAct, challengeBytes } from "./assertion.ts";
export { CanonicalError, type Json, canonical, canonicalText } from "./canonical.ts";
export type {
  Actor,
  Command,
  CommandType,
  CopyCommand,
  LetterCommand,
  NewCopy,
  NewPerson,
  OfficeCommand,
  Reads,
  StatementCommand,
} from "./command.ts";
export { reads } from "./command.ts";
export {
  type Standing,
  type TaskStanding,
  answerOn,
  askedCopies,
  standingPositions,
  tasks,
} from "./answers.ts";
export type { Circulation } from "./circulation.ts";
export {
  type Attachment,
  type Comment,
  type Disposed,
  type Disposition,
  type Passage,
  type Reply,
  type Satisfaction,
  type Severity,
  dispositions,
  isObjected,
  isOpen,
  severities,
} from "./comment.ts";
export {
  type Copy,
  type Declined,
  type Holder,
  type IssuedCopy,
  type PassingOn,
  type Position,
  type TakenPosition,
  type Task,
  holderKey,
  noCopy,
  noTask,
  positions,
} from "./copy.ts";
export { decide } from "./decide.ts";
export type { Context, Decided, Decision, Facts } from "./decision.ts";
export { turnIsOver } from "./decide-circulation.ts";
export { type Gate, type GateFacts, gates, organisationOf } from "./gate.ts";
export {
  type CommentId,
  type CopyId,
  type LetterId,
  type Moment,
  type PersonId,
  type Sha256,
  type StatementId,
  type StreamId,
  isId,
  streamOf,
} from "./ids.ts";
export {
  type Approval,
  type ExistingLetter,
  type Letter,
  type LetterStatus,
  type Part,
  type Version,
  hasPart,
  latestVersion,
  letterStatuses,
  nextTurn,
  noLetter,
  parts,
  versionOf,
} from "./letter.ts";
export {
  type Coordination,
  type Credential,
  type Office,
  type OfficeSettings,
  type Person,
  type Role,
  activePerson,
  administrators,
  coordinationOf,
  emptyOffice,
  hasRole,
  personName,
  roles,
  usualCoordination,
} from "./office.ts";
export { type MatrixRow, matrix } from "./matrix.ts";
export { type Policy, authorize, noSuchLetter, policies } from "./policy.ts";
export {
  type Entry,
  type NewEvent,
  type RecordEvent,
  RecordError,
  actorName,
  decodeEntry,
  encodeEntry,
} from "./record.ts";
export { type Refusal, type RefusalCode, refusalCodes, refuse } from "./refusal.ts";
export { foldCopy, foldLetter, foldOffice, foldStatement } from "./state.ts";
export { type Statement, type Subject, noStatement, spokesmen, statementHash } from "./statement.ts";
export { supersededBy } from "./supersede.ts";
export type { Effect, LetterText, Paragraph } from "./text.ts";
export {
  type Match,
  type Origin,
  type PublicStatus,
  type Verdict,
  isReleased,
  origins,
  publicStatuses,
  verdict,
} from "./verdict.ts";
