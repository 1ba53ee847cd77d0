import { describe, expect, test } from "vitest";
import {
  emptyRow,
  holdsMore,
  parseHolders,
  rowError,
  withPasted,
} from "../src/office/circulation/holder-rows.ts";

const row = (name: string, organisation = "", address = "", actingFor = "") => ({
  ...emptyRow,
  name,
  organisation,
  address,
  actingFor,
});

describe("holders out of pasted text", () => {
  test.each([
    [
      "Mirela Stroud <mirela@example.org>, Orrin Head Terminal",
      row("Mirela Stroud", "Orrin Head Terminal", "mirela@example.org"),
    ],
    [
      "Bram Ostel, Tug Owners’ Circle, bram@example.org",
      row("Bram Ostel", "Tug Owners’ Circle", "bram@example.org"),
    ],
    [
      "Bram Ostel\tTug Owners’ Circle\tfor the Coast\tbram@example.org",
      row("Bram Ostel", "Tug Owners’ Circle", "bram@example.org", "the Coast"),
    ],
    ["Smith, Jones and Co\t", row("Smith", "Jones and Co")],
    ['"Wrede" <wrede@example.org>', row("Wrede", "", "wrede@example.org")],
    ["duty@example.org", row("duty@example.org", "", "duty@example.org")],
    ["منى سالم <mona@example.org>، هيئة", row("منى سالم", "هيئة", "mona@example.org")],
  ])("%s", (line, expected) => {
    expect(parseHolders(line)).toEqual([expected]);
  });

  test("a line each, blank ones left out, into the place of one row", () => {
    const rows = withPasted([row("A"), emptyRow], 1, parseHolders("B\n\n C, D \r\nE"));
    expect(rows).toEqual([row("A"), row("B"), row("C", "D"), row("E"), emptyRow]);
  });

  test("a plain name is left alone", () => {
    expect(holdsMore("Jonas Wrede")).toBe(false);
    expect(holdsMore("Jonas Wrede,")).toBe(false);
    expect(holdsMore("Jonas Wrede, Guild")).toBe(true);
  });

  test("what cannot be sent is said in words", () => {
    expect(rowError(row("", "Guild"))).toMatch(/name/u);
    expect(rowError(row("A", "", "a@b"))).toMatch(/mail address/u);
    expect(rowError(row("A", "", " a@b.org "))).toBeNull();
  });
});
