import { z } from "zod";
import { Address, Id, Moment, PasskeyJson, Role, line } from "./basics.ts";
import { RecordRow } from "./letter.ts";

export const Me = z
  .object({ id: Id, name: z.string(), title: z.string(), address: z.string(), roles: z.array(Role) })
  .meta({ id: "Me" });

/** GET /api/session */
export const Session = z
  .object({
    office: z.object({ name: z.string(), trial: z.boolean(), publicAddress: z.string() }).nullable(),
    person: Me.nullable(),
    mail: z.boolean(),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;

export const Settings = z
  .object({
    name: line(200).refine((name) => name.length > 0, "The office needs a name."),
    letterhead: z.array(line(200)).max(8),
    publicAddress: z.url({ protocol: /^https?$/ }).max(200),
    contact: line(500),
    numbering: line(60).refine((scheme) => scheme.includes("{number}"), "The scheme needs {number}."),
    signersRequired: z.number().int().min(1).max(5),
  })
  .meta({ id: "Settings" });
export type Settings = z.infer<typeof Settings>;

export const NewPerson = z.object({
  name: line(200).refine((name) => name.length > 0, "A person needs a name."),
  title: line(200),
  address: Address,
  roles: z.array(Role).max(7),
});

/** POST /api/setup/options {token} -> {options}; POST /api/setup -> SetupDone */
export const SetupOptionsRequest = z.object({
  token: z.string().max(200),
  name: line(200),
  publicAddress: z.url().max(200),
});
export const PasskeyOptions = z.object({ options: PasskeyJson }).meta({ id: "PasskeyOptions" });
export const SetupRequest = z.object({
  token: z.string().max(200),
  settings: Settings,
  person: NewPerson.omit({ roles: true }),
  response: PasskeyJson,
});
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: "RecoveryCodes" });

/** POST /api/login/options -> PasskeyOptions; POST /api/login */
export const PasskeyAnswer = z.object({ response: PasskeyJson });

/** POST /api/join/options {token}; POST /api/join {token, response}: an invitation, or a recovery, becomes a passkey. */
export const JoinRequest = z.object({ token: z.string().max(200) });
export const JoinAnswer = z.object({ token: z.string().max(200), response: PasskeyJson });
/** POST /api/recover */
export const RecoverRequest = z.object({ address: Address, code: z.string().max(60) });
export const RecoverDone = z.object({ token: z.string() }).meta({ id: "RecoverDone" });

/** GET /api/people */
export const PersonView = z
  .object({
    id: Id,
    name: z.string(),
    title: z.string(),
    address: z.string(),
    roles: z.array(Role),
    left: Moment.nullable(),
    passkeys: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Passkeys that the sealing process does not know yet, or knows with other roles. */
    toConfirm: z.number().int(),
    /** Passkeys that it knows and the record does not any more. */
    toTakeOff: z.number().int(),
    invited: z.boolean(),
    /** Another administrator asked for this person's recovery and waits for a second one. */
    recoveryAskedBy: Id.nullable(),
  })
  .meta({ id: "PersonView" });
export type PersonView = z.infer<typeof PersonView>;
export const People = z.object({ people: z.array(PersonView) }).meta({ id: "People" });

/** POST /api/people -> the link by which the person makes a passkey; shown once. */
export const Invitation = z.object({ person: Id, link: z.string() }).meta({ id: "Invitation" });
export const RolesRequest = z.object({ roles: z.array(Role).max(7) });
export const LeaveRequest = z.object({ successor: Id.nullable() });
/** POST /api/people/:id/recovery: the first administrator asks, a second one confirms and gets the link. */
export const RecoveryAsked = z.object({ link: z.string().nullable() }).meta({ id: "RecoveryAsked" });
/** POST /api/people/:id/sealing/options -> PasskeyOptions; POST /api/people/:id/sealing with an administrator's answer. */
export const SealingChange = z.object({ act: z.enum(["enrol", "revoke"]) });

/** GET /api/office/record?page=1: the office's own record and its statements, newest first; for administrators and auditors. */
export const OfficeRecordQuery = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).default(1) });
export const OfficeRecord = z
  .object({ rows: z.array(RecordRow), page: z.number().int(), pages: z.number().int() })
  .meta({ id: "OfficeRecord" });
export type OfficeRecord = z.infer<typeof OfficeRecord>;
