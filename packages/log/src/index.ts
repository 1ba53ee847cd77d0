export { BATCH_MULTIPLE, isBatch, orderBatch } from "./batch.ts";
export type { Batch } from "./batch.ts";
export { formatCheckpoint, openCheckpoint, parseCheckpoint } from "./checkpoint.ts";
export type { Checkpoint, CheckpointRefusalCode, OpenedCheckpoint } from "./checkpoint.ts";
export { commitment, SALT_BYTES } from "./commitment.ts";
export {
  appendLeaves,
  decodeFrontier,
  emptyFrontier,
  encodeFrontier,
  frontierOf,
  frontierRoot,
} from "./frontier.ts";
export type { Frontier, StoredNode } from "./frontier.ts";
export { emptyRoot, HASH_BYTES, leafHash, nodeHash } from "./hash.ts";
export { LogError } from "./log-error.ts";
export type { LogErrorCode } from "./log-error.ts";
export type { NodeId, ReadNode } from "./node.ts";
export { MAX_NOTE_BYTES, MAX_SIGNATURES, openNote, signNote } from "./note.ts";
export type { NoteRefusalCode, NoteSignature, NoteSigner, OpenedNote } from "./note.ts";
export {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "./proof.ts";
export type { ProofRefusalCode, ProofVerdict, Span } from "./proof.ts";
export type { Refusal } from "./refusal.ts";
export {
  consistencyNodes,
  consistencyProof,
  inclusionNodes,
  inclusionProof,
  rootNodes,
  treeRoot,
} from "./tree.ts";
export { formatVerifierKey, parseVerifierKey, verifierKey } from "./verifier-key.ts";
export type { VerifierKey } from "./verifier-key.ts";
