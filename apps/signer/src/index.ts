export { type ApproveAct, challengeOf, type GrantAct, type SignerRole } from "./act.ts";
export type { Hello } from "./answer.ts";
export { connectSigner, type Signer, startSigner } from "./client.ts";
export { runSigner, SignerGoneError, type SignerOptions } from "./process.ts";
export type { Approval, Credential, Enrolment, Grant, OfficeSettings, SealRequest } from "./question.ts";
export type { SignerRefusal, SignerRefusalCode } from "./refusal.ts";
export { relaySigner } from "./relay.ts";
export type { Sealed } from "./seal.ts";
export { sealingUser, type User } from "./user.ts";
