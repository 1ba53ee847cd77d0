/** The text of the story's letter. `boats` is how many boats it moves, which a forger will change. */
export function berthingText(boats: string, second: string) {
  return {
    language: "en",
    letterhead: {
      office: "Varrow Sound Port Authority",
      lines: ["Harbour House, Ness Quay", "Varrow Sound"],
    },
    reference: "",
    date: "2026-11-22",
    from: "Harbour Master",
    through: ["Secretary of the Authority"],
    to: ["Ship agents and masters", "Ness Quay Pilots' Guild", "Orrin Head Terminal"],
    subject: "Berthing of pilot boats, Ness Quay and Orrin Head",
    paragraphs: [
      {
        level: 1,
        text: "The inner wall at Ness Quay needs repair after the winter storms. The works run from 1 June to 30 September 2027.",
      },
      { level: 1, text: second },
      {
        level: 1,
        text: `From 1 June 2027 the ${boats} pilot boats of the Authority berth at Orrin Head, in the east basin beside the tug moorings. Pilots board at the same three boarding grounds as they do today.`,
      },
      {
        level: 1,
        text: "Agents book pilots as before, by the same telephone number and with two hours' notice. The duty pilot answers at every hour.",
      },
      { level: 1, text: "Pilotage dues do not change." },
    ],
    signature: { name: "Odile Brandt", title: "Harbour Master" },
    enclosures: [{ title: "Plan of the east basin, Orrin Head", file: null }],
    distribution: ["Tug Owners' Circle", "Northern Coast Watch"],
    effect: "binding",
    basis: { kind: "incoming-letter", reference: "Letter of the Pilots' Guild of 3 November 2026" },
    handling: "",
  } as const;
}

export const misread =
  "In the coming weeks the pilot boats will be withdrawn from Ness Quay while the masons work along the inner wall and the old quay crane is moved aside to make room for their scaffolding and stone.";
export const mended =
  "While the masons work along the inner wall the pilot boats move to Orrin Head. Pilotage at Ness Quay goes on without a break.";
