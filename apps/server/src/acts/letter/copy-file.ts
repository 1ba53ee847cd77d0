import { type CopyLabel, stampCopy } from "@chirograph/marks";
import type { Template } from "../ports.ts";

/** What the record's label means to the stamp: "3/12", of a hand-over "3.1/12", of an office copy "S2", of a reader's "R2". */
export function stampLabel(label: string): CopyLabel {
  const office = /^S(\d+)$/.exec(label);
  if (office) return { kind: "office", n: Number(office[1]) };
  const reader = /^R(\d+)$/.exec(label);
  if (reader) return { kind: "reader", n: Number(reader[1]) };
  const [number = "", of = ""] = label.split("/");
  return number.includes(".")
    ? { kind: "handed-on", label: number }
    : { kind: "circulation", n: Number(number), of: Number(of) };
}

/** The copy's bytes: a pure function of the version's template and the copy's label, the same at every download. */
export function copyFile(template: Template, label: string): Uint8Array {
  return stampCopy(template, stampLabel(label));
}
