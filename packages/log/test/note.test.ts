import { createPrivateKey, createPublicKey, sign as cryptoSign } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatVerifierKey,
  MAX_NOTE_BYTES,
  MAX_SIGNATURES,
  openNote,
  parseVerifierKey,
  signNote,
  verifierKey,
} from "../src/index.ts";
import { flip } from "./flip.ts";
import { signerOf } from "./signer.ts";

// The example of golang.org/x/mod/sumdb/note, with its published private key.
const peterSeed = Buffer.from("gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=", "base64");
const peterLine = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const enochLine = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const goText =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const peterSignature =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const enochSignature =
  "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
const [peter, enoch] = [parseVerifierKey(peterLine), parseVerifierKey(enochLine)];

const office = signerOf("office.example/log", 1);
const witness = signerOf("witness.example/w", 2);
const coded = (code: string): unknown => expect.objectContaining({ code });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const texts = (): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom("a", "—", " ", "\n", "é", "\u{1f4dc}", "+", "\ufeff"), maxLength: 40 })
    .map((text) => `${text}\n`);

test("[L17] the published keys are read, their ids are right, and they are written back alike", () => {
  expect(peter).toMatchObject({ name: "PeterNeumann", id: "c74f20a3" });
  for (const line of [peterLine, enochLine]) expect(formatVerifierKey(parseVerifierKey(line))).toBe(line);
  const publicKey = createPublicKey(
    createPrivateKey({ key: pkcs8(peterSeed), format: "der", type: "pkcs8" }),
  );
  const raw = new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-32));
  expect(formatVerifierKey(verifierKey("PeterNeumann", raw))).toBe(peterLine);
});

test("[L17] a key line with any one character changed is refused", () => {
  for (let i = 0; i < peterLine.length; i++) {
    for (const other of ["A", "b", "+", " ", "", "\n", "é"]) {
      const bad = peterLine.slice(0, i) + other + peterLine.slice(i + 1);
      if (bad !== peterLine) expect(() => parseVerifierKey(bad), bad).toThrow(coded("log.bad-key"));
    }
  }
});

test("[L17] keys of another type or length, upper-case ids and names with spaces are refused", () => {
  const key = new Uint8Array(32).fill(7);
  for (const name of ["", "a b", "a+b", "a\u00a0b", "a\u2028b", "a\u0085b", "a\nb", "a\0b", "\ud800"]) {
    expect(() => verifierKey(name, key), name).toThrow(coded("log.bad-key"));
  }
  expect(() => verifierKey("a", key.slice(1))).toThrow(coded("log.bad-key"));
  const cosigner = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
  for (const bad of [cosigner, peterLine.replace("c74f20a3", "C74F20A3"), `${peterLine}=`, "", "a+b+c"]) {
    expect(() => parseVerifierKey(bad), bad).toThrow(coded("log.bad-key"));
  }
});

test("[L18] the published note opens, with both of its signatures, and one made here is the same to the byte", async () => {
  const note = `${goText}\n${peterSignature}${enochSignature}`;
  expect(openNote(note, [peter, enoch])).toEqual({
    ok: true,
    text: goText,
    signatures: [
      { name: "PeterNeumann", id: "c74f20a3" },
      { name: "EnochRoot", id: "af0cfe78" },
    ],
  });
  const key = createPrivateKey({ key: pkcs8(peterSeed), format: "der", type: "pkcs8" });
  const made = await signNote(goText, [
    { key: peter, sign: (bytes) => new Uint8Array(cryptoSign(null, bytes, key)) },
  ]);
  expect(made).toBe(`${goText}\n${peterSignature}`);
});

test("[L18] any text a note can carry comes back as it was, given as bytes or as a string", async () => {
  await fc.assert(
    fc.asyncProperty(texts(), async (text) => {
      const note = await signNote(text, [office, witness]);
      for (const form of [note, bytesOf(note)]) {
        expect(openNote(form, [office.key, witness.key])).toMatchObject({ ok: true, text });
      }
    }),
    { numRuns: 30 },
  );
});

test("[L19] nothing is signed that a note cannot carry, and no signature is handed out that does not verify", async () => {
  for (const text of ["", "no newline", "a\tb\n", "a\r\n", "a\0\n", "\ud800\n"]) {
    await expect(signNote(text, [office]), JSON.stringify(text)).rejects.toThrow(coded("log.bad-note"));
  }
  await expect(signNote("a\n", [])).rejects.toThrow(coded("log.bad-note"));
  await expect(signNote("a\n", [{ ...office, sign: witness.sign }])).rejects.toThrow(
    coded("log.bad-signature"),
  );
  await expect(signNote("a\n", [{ ...office, sign: () => new Uint8Array(63) }])).rejects.toThrow(
    coded("log.bad-signature"),
  );
});

test("[L20] signatures of other keys are ignored, even with the name or the id of a trusted one", async () => {
  const stranger = signerOf(office.key.name, 3);
  const note = await signNote("a\n", [stranger, office, witness]);
  expect(openNote(note, [office.key])).toMatchObject({
    signatures: [{ name: office.key.name, id: office.key.id }],
  });
  const alone = await signNote("a\n", [stranger]);
  expect(openNote(alone, [office.key])).toMatchObject({ ok: false, code: "no-trusted-signature" });
  expect(openNote(alone, [{ ...office.key, name: "another.example", id: stranger.key.id }])).toMatchObject({
    code: "no-trusted-signature",
  });
  expect(openNote(alone, [])).toMatchObject({ ok: false, code: "no-trusted-signature" });
});

test("[L20] one bad signature of a trusted key refuses the note, however many good ones stand beside it", async () => {
  const [good, other] = [await signNote("a\n", [office, witness]), await signNote("b\n", [witness])];
  const mixed = (await signNote("a\n", [office])) + other.slice(other.indexOf("\n\n") + 2);
  expect(openNote(good, [office.key, witness.key])).toMatchObject({ ok: true });
  expect(openNote(mixed, [office.key, witness.key])).toMatchObject({ ok: false, code: "bad-signature" });
  expect(openNote(mixed, [office.key])).toMatchObject({ ok: true, text: "a\n" });
});

test("[L20] a trusted key is reported once, and two trusted keys with one name and id are a mistake", async () => {
  const note = await signNote("a\n", [office, office]);
  expect(openNote(note, [office.key])).toMatchObject({ signatures: [{ name: office.key.name }] });
  expect(openNote(note, [office.key])).toHaveProperty("signatures.length", 1);
  const single = await signNote("a\n", [office]);
  const base64 = single.trimEnd().split(" ").at(-1) ?? "";
  const other = Buffer.from(flip(Buffer.from(base64, "base64"), 300)).toString("base64");
  const bad = `${single}— ${office.key.name} ${other}\n`;
  expect(openNote(bad, [office.key])).toMatchObject({ ok: false, code: "bad-signature" });
  expect(() => openNote(note, [office.key, { ...office.key }])).toThrow(coded("log.ambiguous-key"));
});

test("[L20] a small-order key signs nothing: ZIP 215's lenience is not ours", () => {
  // The neutral point as key and as R, with S = 0, satisfies the cofactored equation for every text.
  const neutral = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
  const key = verifierKey("small.example", neutral);
  const signature = Buffer.concat([Buffer.from(key.id, "hex"), neutral, new Uint8Array(32)]).toString(
    "base64",
  );
  const note = `anything\n\n— small.example ${signature}\n`;
  expect(openNote(note, [key])).toMatchObject({ ok: false, code: "bad-signature" });
});

test("[L21] every single bit of a signed note matters", async () => {
  const bytes = bytesOf(await signNote("é\n\nb\n", [office]));
  expect(openNote(bytes, [office.key])).toMatchObject({ ok: true });
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    expect(openNote(flip(bytes, bit), [office.key]).ok, `bit ${bit}`).toBe(false);
  }
});

test("[L21] a note with a byte put in, taken out or replaced anywhere is refused", async () => {
  const bytes = bytesOf(await signNote("office.example/log\n8\nroot\n", [office]));
  const values = fc.constantFrom(0, 9, 10, 13, 32, 43, 61, 65, 0xe2, 0xff);
  fc.assert(
    fc.property(fc.nat(bytes.length), values, fc.nat(2), (at, value, kind) => {
      const tail = bytes.subarray(kind === 0 ? at : at + 1);
      const changed = Uint8Array.from([...bytes.subarray(0, at), ...(kind === 2 ? [] : [value]), ...tail]);
      fc.pre(Buffer.compare(changed, bytes) !== 0);
      expect(openNote(changed, [office.key]).ok).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("[L21] with a bit of a two-key note changed, the text handed out is never another, nor unsigned", async () => {
  const bytes = bytesOf(await signNote("office.example/log\n8\nroot\n", [office, witness]));
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const opened = openNote(flip(bytes, bit), [office.key, witness.key]);
      if (!opened.ok) return;
      expect(opened.text).toBe("office.example/log\n8\nroot\n");
      expect(opened.signatures.length).toBe(1);
    }),
    { numRuns: 500 },
  );
});

test("[L21] what is not a note is refused with a code, and never throws", async () => {
  const note = await signNote("a\n", [office]);
  const line = note.slice(note.indexOf("—"));
  const [, name = "", base64 = ""] = line.trimEnd().split(" ");
  const wrong = [
    "",
    "\n",
    "\n\n",
    "a\n",
    "a\n\n",
    line,
    `a\n${line}`,
    note.slice(0, -1),
    `${note}\n`,
    `\ufeff${note}`,
    note.replace("—", "-"),
    `a\n\n— ${name}  ${base64}\n`,
    `a\n\n— ${name} ${base64} \n`,
    `a\n\n— ${name}\n`,
    `a\n\n— ${name} ${base64.replaceAll("=", "")}\n`,
    `a\n\n— ${name} AAAAAA==\n`,
    `a\r\n\r\n${line}`,
    `a\ud800\n\n${line}`,
    `${note}— \u00a0 AAAAAAA=\n`,
  ];
  for (const text of wrong) expect(openNote(text, [office.key]).ok, JSON.stringify(text)).toBe(false);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(openNote(bytes, [office.key]).ok).toBe(false);
    }),
  );
});

test("[L21] a line of a stranger's key is ignored, but one that is no signature line spoils the note", async () => {
  const note = await signNote("a\n", [office]);
  expect(openNote(`${note}— stranger AAAAAAA=\n`, [office.key])).toMatchObject({ ok: true });
  for (const line of [
    "— stranger AAAAAA==",
    "— stranger AAAAAAB=",
    "— str+nger AAAAAAA=",
    "— \ud800 AAAAAAA=",
  ]) {
    expect(openNote(`${note}${line}\n`, [office.key]), line).toMatchObject({ code: "note-malformed" });
  }
  const latin1 = Buffer.from(`${note}— stranger AAAAAAA=\n`);
  latin1[latin1.indexOf("stranger")] = 0xff;
  expect(openNote(latin1, [office.key])).toMatchObject({ code: "note-malformed" });
});

test("[L21] a control sign spoils the note even when a trusted key signed it", async () => {
  for (const text of ["a\tb\n", "a\r\n", "a\0\n"]) {
    const signature = Buffer.from(await office.sign(bytesOf(text)));
    const base64 = Buffer.concat([Buffer.from(office.key.id, "hex"), signature]).toString("base64");
    const note = `${text}\n— ${office.key.name} ${base64}\n`;
    expect(openNote(note, [office.key]), JSON.stringify(text)).toMatchObject({ code: "note-malformed" });
  }
});

test("[L22] limits: 64 signatures and 512 kB pass, one more of either is refused", async () => {
  const stranger = "— stranger.example AAAAAAA=\n";
  const signed = await signNote("a\n", [office]);
  const full = signed + stranger.repeat(MAX_SIGNATURES - 1);
  expect(openNote(full, [office.key])).toMatchObject({ ok: true });
  expect(openNote(full + stranger, [office.key])).toMatchObject({ code: "too-many-signatures" });
  const overhead = bytesOf(signed).length - 2;
  const longest = `${"x".repeat(MAX_NOTE_BYTES - overhead - 1)}\n`;
  const large = await signNote(longest, [office]);
  expect(bytesOf(large).length).toBe(MAX_NOTE_BYTES);
  expect(openNote(large, [office.key])).toMatchObject({ ok: true });
  expect(openNote(`x${large}`, [office.key])).toMatchObject({ code: "note-too-large" });
  expect(openNote(bytesOf(`x${large}`), [office.key])).toMatchObject({ code: "note-too-large" });
  await expect(signNote(`x${longest}`, [office])).rejects.toThrow(coded("log.bad-note"));
  const many = Array.from({ length: MAX_SIGNATURES + 1 }, () => office);
  await expect(signNote("a\n", many)).rejects.toThrow(coded("log.bad-note"));
});

/** PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410, 7). */
function pkcs8(seed: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
}
