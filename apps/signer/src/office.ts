import { count, fields, list, base64url } from "./parse.ts";
import {
  type Enrolment,
  type OfficeSettings,
  parseEnrolment,
  parseSettings,
  settingsKeys,
} from "./question.ts";
import { readText, replaceFile } from "./folder.ts";

/** What the signer knows of the office: its own list, which no other process writes. */
export type Office = OfficeSettings & {
  /** Counts the changes, from 1 at set-up. */
  readonly generation: number;
  readonly enrolled: readonly Enrolment[];
  /** Credentials that were revoked: none of them is ever enrolled again. */
  readonly revoked: readonly string[];
};

const fileName = "office.json";
const mostEnrolled = 10_000;

/** @throws MalformedError when the file is damaged */
export function readOffice(folder: string): Office | undefined {
  const content = readText(folder, fileName);
  if (content === undefined) return undefined;
  const keys = ["format", ...settingsKeys, "generation", "enrolled", "revoked"];
  const from = fields(JSON.parse(content), "The signer's office.json", keys);
  count(from.format, "The format", 1, 1);
  return {
    ...parseSettings(from),
    generation: count(from.generation, "The generation", 1, Number.MAX_SAFE_INTEGER),
    enrolled: list(from.enrolled, "The enrolments", mostEnrolled, parseEnrolment),
    revoked: list(from.revoked, "The revoked", mostEnrolled, (id) =>
      base64url(id, "A credential's id", 1400),
    ),
  };
}

export async function writeOffice(folder: string, office: Office): Promise<void> {
  await replaceFile(folder, fileName, `${JSON.stringify({ format: 1, ...office }, undefined, 1)}\n`);
}
