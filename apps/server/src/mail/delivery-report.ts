import type { Email } from "postal-mime";
import type { DeliveryReport } from "../acts/mail/read-mail.ts";
import { oneLine } from "./words.ts";

const ACTIONS = ["failed", "delayed", "delivered", "relayed", "expanded"] as const;

function textOf(mail: Email, types: readonly string[]): string {
  const part = mail.attachments.find((one) => types.includes(one.mimeType));
  if (!part || typeof part.content === "string") return "";
  return new TextDecoder().decode(part.content).slice(0, 100_000);
}

/** A field of a report, unfolded (RFC 5322, 2.2.3); of several the first. */
function field(text: string, name: string): string {
  const unfolded = text.replace(/\r?\n[ \t]+/g, " ");
  const found = new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, "im").exec(unfolded);
  return (found?.[1] ?? "").trim();
}

/** After the type: "rfc822; bo@port.example". */
function value(text: string): string {
  return oneLine(text.slice(text.indexOf(";") + 1), 300);
}

/** The report of a mail server on a mail of ours (RFC 3464, 2.3; RFC 6522), or null where this is none. */
export function deliveryReport(mail: Email): DeliveryReport | null {
  const status = textOf(mail, ["message/delivery-status", "message/global-delivery-status"]);
  if (!status) return null;
  const ours = textOf(mail, [
    "message/rfc822",
    "text/rfc822-headers",
    "message/global",
    "message/global-headers",
  ]);
  const action = field(status, "Action").toLowerCase();
  return {
    about: /<([^<>\s]{1,300})>/.exec(field(ours, "Message-ID"))?.[1] ?? null,
    action: ACTIONS.find((one) => action.startsWith(one)) ?? "failed",
    recipient: value(field(status, "Final-Recipient") || field(status, "Original-Recipient")),
    status: oneLine(field(status, "Status"), 20),
    diagnostic: value(field(status, "Diagnostic-Code")),
  };
}
