export { type Assertion, type Deed, type Signed, type SignedAct, challengeBytes } from "./assertion.ts";
export { CanonicalError, type Json, canonical, canonicalText } from "./canonical.ts";
export type {
  Actor,
  Command,
  CommandType,
  CopyCommand,
  DecisionCommand,
  LetterCommand,
  NewCopy,
  NewPerson,
  NewReader,
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
export type { Context, Decided, Facts, Ruling } from "./ruling.ts";
export { turnIsOver } from "./decide-circulation.ts";
export {
  type Day,
  type Decision,
  type DecisionText,
  type EnteredDecision,
  decisionHash,
  holdsGood,
  noDecision,
} from "./decision.ts";
export { misfits } from "./decision-fit.ts";
export { type Interval, seenOnce, wilson } from "./interval.ts";
export {
  type Point,
  type PointKind,
  type PointText,
  pointKinds,
  pointsAtLeast,
  pointsAtMost,
  citedBy,
} from "./point.ts";
export {
  type Misreading,
  type PointResult,
  type RoundResult,
  isFresh,
  readersOf,
  roundResult,
} from "./read-back.ts";
export { percents, ruleSentence } from "./read-back-gates.ts";
export {
  type ModelReading,
  type PointAnswer,
  type Reading,
  type Round,
  type Take,
  asIntended,
  takes,
} from "./reading.ts";
export { type Gate, type GateFacts, organisationOf } from "./gate.ts";
export { gates } from "./gates.ts";
export {
  type CommentId,
  type CopyId,
  type DecisionId,
  type LetterId,
  type Moment,
  type PersonId,
  type PointId,
  type Sha256,
  type StatementId,
  type StreamId,
  isId,
  streamOf,
} from "./ids.ts";
export {
  type Announcement,
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
  type ReadBackRule,
  type Role,
  activePerson,
  administrators,
  coordinationOf,
  emptyOffice,
  hasRole,
  personName,
  readBackRuleOf,
  roles,
  usualCoordination,
  usualReadBack,
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
export { foldCopy, foldDecision, foldLetter, foldOffice, foldStatement } from "./state.ts";
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
