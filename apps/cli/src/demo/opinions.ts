/** What a holder of the story says of version 1. `quote` are words of the letter; without one it is on the letter as a whole. */
export type Remark = {
  readonly severity: "critical" | "major" | "substantive" | "administrative";
  readonly quote: string | null;
  readonly text: string;
  readonly proposed?: string;
  readonly rationale?: string;
};

/** One of the twelve who are asked, and what they answer. A position of null: they say nothing. */
export type Opinion = {
  readonly name: string;
  readonly organisation: string;
  readonly required: boolean;
  readonly passingOn: "allowed" | "ask" | "never";
  readonly position: "concur" | "concur-with-comment" | "non-concur" | null;
  readonly reason: string;
  readonly remarks: readonly Remark[];
};

/** A figure that several people found wrong, in their own words. */
const basin = { quote: "the 14 pilot boats", proposed: "the 12 pilot boats" } as const;

export const opinions: readonly Opinion[] = [
  {
    name: "Mirela Stroud",
    organisation: "Orrin Head Terminal",
    required: true,
    passingOn: "allowed",
    position: "concur-with-comment",
    reason: "",
    remarks: [
      {
        severity: "major",
        ...basin,
        text: "The east basin takes 12 boats, not 14.",
        rationale: "It was measured in October, after the dredging.",
      },
      {
        severity: "administrative",
        quote: "beside the tug moorings",
        text: "The plan calls them tug berths.",
      },
    ],
  },
  {
    name: "Jonas Wrede",
    organisation: "Ness Quay Pilots' Guild",
    required: true,
    passingOn: "ask",
    position: "non-concur",
    reason: "Readers will take it that pilotage at Ness Quay ends.",
    remarks: [
      {
        severity: "critical",
        quote: "will be withdrawn from Ness Quay",
        text: "This reads as if pilotage at Ness Quay ends.",
      },
    ],
  },
  {
    name: "Bram Ostel",
    organisation: "Tug Owners' Circle",
    required: true,
    passingOn: "never",
    position: "non-concur",
    reason: "The tugs lose two moorings, and nobody asked us.",
    remarks: [
      { severity: "substantive", ...basin, text: "Fourteen boats beside the tugs do not fit. Twelve do." },
    ],
  },
  {
    name: "Edda Falk",
    organisation: "Northern Coast Watch",
    required: true,
    passingOn: "never",
    position: null,
    reason: "",
    remarks: [],
  },
  {
    name: "Tarek Nasser",
    organisation: "Ship Agents' Association",
    required: true,
    passingOn: "allowed",
    position: "concur-with-comment",
    reason: "",
    remarks: [
      {
        severity: "major",
        quote: "In the coming weeks",
        text: "From which day? Agents book two months ahead.",
        rationale: "Vague time costs our members money.",
      },
    ],
  },
  {
    name: "Ingrid Moe",
    organisation: "Harbour Works",
    required: true,
    passingOn: "allowed",
    position: "concur",
    reason: "",
    remarks: [
      {
        severity: "administrative",
        quote: "the old quay crane is moved aside",
        text: "It is moved, and comes back.",
      },
    ],
  },
  {
    name: "Olu Adeyemi",
    organisation: "Seafarers' Mission",
    required: false,
    passingOn: "allowed",
    position: "concur",
    reason: "",
    remarks: [],
  },
  {
    name: "Petra Lind",
    organisation: "Customs Office",
    required: false,
    passingOn: "never",
    position: "concur",
    reason: "",
    remarks: [{ severity: "administrative", quote: "Pilotage dues do not change.", text: "Good to say so." }],
  },
  {
    name: "Rhys Dunmore",
    organisation: "Lifeboat Station",
    required: true,
    passingOn: "never",
    position: "concur-with-comment",
    reason: "",
    remarks: [
      {
        severity: "major",
        quote: "will be withdrawn from Ness Quay",
        text: "Our crews read this as the end of the boats at Ness Quay.",
      },
    ],
  },
  {
    name: "Wanda Sikora",
    organisation: "Town of Ness",
    required: false,
    passingOn: "allowed",
    position: "concur",
    reason: "",
    remarks: [
      { severity: "substantive", quote: null, text: "Please publish it a month before the works begin." },
    ],
  },
  {
    name: "Hamid Rezaei",
    organisation: "Ferry Company",
    required: true,
    passingOn: "allowed",
    position: "concur",
    reason: "",
    remarks: [],
  },
  {
    name: "Lucia Marchetti",
    organisation: "Marine Insurers",
    required: false,
    passingOn: "never",
    position: "concur",
    reason: "",
    remarks: [
      {
        severity: "substantive",
        quote: "two hours' notice",
        text: "Three hours would be safer in winter.",
        proposed: "three hours' notice",
      },
    ],
  },
];
