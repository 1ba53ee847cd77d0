import type { Blob } from "node:buffer";
import type { Stream } from "node:stream";
import type { Feature } from "write-excel-file/node";
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from "write-excel-file/utility";

/** A list to choose from in the cells of `range` ("L2:L41") on the sheet of that index (data validation: ECMA-376-1, 18.3.1.32). Words without commas or quotes. */
export function pickList(
  sheet: number,
  range: string,
  words: readonly string[],
  refusal: string,
): Feature<Stream | Buffer | Blob> {
  const rule =
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Disposition" error="${refusal}" sqref="${range}">` +
    `<formula1>"${words.join(",")}"</formula1></dataValidation>`;
  const markup = `<dataValidations count="1">${rule}</dataValidations>`;
  const order = getOrderOfSiblings("xl/worksheets/sheet{id}.xml", "worksheet") ?? [];
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _options, { sheetIndex }) =>
            sheetIndex === sheet
              ? insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, "worksheet")
              : xml,
        },
      },
    },
  };
}
