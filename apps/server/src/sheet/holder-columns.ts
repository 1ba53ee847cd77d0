import type { coordination } from "@chirograph/wire";

/** A holder of a distribution list, who answers through a colleague by name; "" for themselves. */
export type ListedHolder = coordination.CsvHolder;

export const HOLDERS_LIMIT = 500;

type HolderColumn = {
  readonly key: keyof ListedHolder;
  readonly heading: string;
  /** Headings that mean the same, letters only. */
  readonly known: readonly string[];
};

/** The columns of a distribution list in the order in which they are written. */
export const HOLDER_COLUMNS: readonly HolderColumn[] = [
  { key: "name", heading: "Name", known: ["name", "holder", "fullname"] },
  {
    key: "organisation",
    heading: "Organisation",
    known: ["organisation", "organization", "organisationname", "organizationname", "org"],
  },
  { key: "actingFor", heading: "Acting for", known: ["actingfor", "onbehalfof"] },
  {
    key: "address",
    heading: "E-mail",
    known: ["email", "address", "emailaddress", "mail", "mailaddress"],
  },
  {
    key: "through",
    heading: "Answers through",
    known: ["answersthrough", "through", "spokesman", "spokesperson"],
  },
  { key: "required", heading: "Required", known: ["required", "requiredyesno", "mandatory"] },
  { key: "stage", heading: "Stage", known: ["stage", "turn", "stageturn", "stageorturn"] },
  {
    key: "passingOn",
    heading: "Passing on",
    known: ["passingon", "passon", "passingonallowedasknever"],
  },
  { key: "instructions", heading: "Instructions", known: ["instructions", "instruction"] },
];
