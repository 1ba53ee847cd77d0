import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentBalance } from "@chirograph/marks/content-balance";

const even = { openText: false, openMarks: 0, openStates: 0, missingStates: 0, swallows: false };
const balanceOf = (content: string) => contentBalance(new Uint8Array(Buffer.from(content, "latin1")));

describe("the balance of a content stream", () => {
  it.each([
    ["", {}],
    ["q BT /F 1 Tf (a) Tj ET Q", {}],
    ["q q", { openStates: 2 }],
    ["Q Q q", { openStates: 1, missingStates: 2 }],
    ["q Q Q q q", { openStates: 2, missingStates: 1 }],
    ["BT (a) Tj", { openText: true }],
    ["/P BMC /S <</MCID 1>> BDC EMC", { openMarks: 1 }],
    ["EMC /P BMC", { openMarks: 1 }],
    ["(q \\( q (Q) \\) q) Tj", {}],
    ["<71> Tj /q gs [(q) 1 (q)] TJ % q q", {}],
    ["q%Q\nQ", {}],
    ["BI /W 1 ID q q EIq EI Q", { missingStates: 1 }],
    ["(open", { swallows: true }],
    ["(open \\", { swallows: true }],
    ["<71", { swallows: true }],
    ["BI ID qqq", { swallows: true }],
    ["qQ QQ Tq", {}],
  ])("%s", (content, odd) => {
    expect(balanceOf(content)).toEqual({ ...even, ...odd });
  });

  it("comes out even once what it says is added", () => {
    const parts = fc.array(fc.constantFrom("q", "Q", "BT", "ET", "/P BMC", "EMC", "(Q)", "1 0 0 rg"));
    fc.assert(
      fc.property(parts, (operators) => {
        const content = operators.join(" ");
        const found = balanceOf(content);
        const fixed = [
          ...Array.from({ length: found.missingStates }, () => "q"),
          content,
          ...(found.openText ? ["ET"] : []),
          ...Array.from({ length: found.openMarks }, () => "EMC"),
          ...Array.from({ length: found.openStates }, () => "Q"),
        ];
        expect(balanceOf(fixed.join(" "))).toEqual(even);
      }),
    );
  });

  it("is found in any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(contentBalance(bytes).openStates).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
