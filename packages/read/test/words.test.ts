import { describe, expect, it } from "vitest";
import { withoutStamp } from "@chirograph/read";
import { plainText } from "@chirograph/read/words";

describe("the stamp's lines", () => {
  const stamp = [
    "DRAFT - NOT SIGNED - DECIDES NOTHING - copy 3 of 12",
    "CODE 7F3K-2M9Q-XT4C-9A2P",
    "AT letters.port.example",
  ];

  it("are told apart from the letter's words", () => {
    const found = withoutStamp(["Dear Sir,", ...stamp, "Yours,"].join("\n"));
    expect(found).toEqual({ text: "Dear Sir,\nYours,", stamp });
  });

  it.each([
    "DRAFT - NOT SIGNED - DECIDES NOTHING - copy 3.2",
    "DRAFT - NOT SIGNED - DECIDES NOTHING - office copy 7 - TRIAL",
  ])("may read: %s", (line) => {
    expect(withoutStamp(line).text).toBe("");
  });

  it.each([
    "DRAFT - NOT SIGNED - DECIDES NOTHING - copy 3 of 12 and the port closes",
    "The port closes. DRAFT - NOT SIGNED - DECIDES NOTHING - copy 3 of 12",
    "AT letters.port.example",
    "CODE 7F3K-2M9Q-XT4C-9A2P is withdrawn",
  ])("hide no words of another: %s", (line) => {
    expect(withoutStamp(line)).toEqual({ text: line, stamp: [] });
  });
});

describe("plain text", () => {
  it("makes divided words whole and keeps lines", () => {
    expect(plainText("auto\u0002\r\nmatic and co\u00adoperate\r\nhere ")).toBe(
      "automatic and cooperate\nhere",
    );
  });

  it("holds nothing a database or a screen would choke on", () => {
    expect(plainText("a\u0000b\u001b[31m\ufffec\ud800\tx")).toBe("ab[31mc\ufffd\tx");
  });
});
