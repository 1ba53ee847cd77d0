import { constants, deflateRawSync } from "node:zlib";
import { linesOf, madePdf, type Made } from "../../../packages/read/test/made-pdf.ts";

/** One page whose content is the stream, with resources /A (an object) among forms and shadings. */
function onePage(content: Made, ...more: readonly Made[]): Uint8Array {
  return madePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
    "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>/Shading<</A 5 0 R>>>>>>",
    content,
    ...more,
  ]);
}

/** A stream of 2.5 GB in 2.5 MB: one packed megabyte, repeated. */
export function flateBomb(): Uint8Array {
  const megabyte = deflateRawSync(Buffer.alloc(1_000_000, " "), { finishFlush: constants.Z_FULL_FLUSH });
  const header = Buffer.from([0x78, 0x9c]);
  const end = Buffer.from([0x03, 0x00]);
  const data = Buffer.concat([header, ...Array.from({ length: 2500 }, () => megabyte), end]);
  return onePage({ entries: "/Filter/FlateDecode", data });
}

/** A page tree whose node is its own child. */
export function endlessTree(): Uint8Array {
  return madePdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]);
}

/** A form that draws itself twice. */
export function selfDrawingForm(): Uint8Array {
  const form = {
    entries: "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>",
    data: "/A Do /A Do",
  };
  return onePage({ entries: "", data: "/A Do" }, form);
}

/** A page of words whose content stream's dictionary holds arrays in arrays, two hundred thousand deep. */
export function deepArrays(): Uint8Array {
  const deep = "[".repeat(200_000) + "]".repeat(200_000);
  const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
  return onePage(
    { entries: `/X ${deep}`, data: "/A Do" },
    {
      entries: "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 6 0 R>>>>",
      data: linesOf(["Words."]),
    },
    font,
  );
}

/** A page that takes minutes to draw: a colour computed for each pixel, painted ten thousand times over. */
export function slowPage(): Uint8Array {
  const program = `{ ${"sin cos exch ".repeat(200)} pop dup dup }`;
  const shading = "<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 600 0 900]/Function 6 0 R>>";
  const entries = "/FunctionType 4/Domain[0 600 0 900]/Range[0 1 0 1 0 1]";
  return onePage({ entries: "", data: "/A sh ".repeat(10_000) }, shading, { entries, data: program });
}
