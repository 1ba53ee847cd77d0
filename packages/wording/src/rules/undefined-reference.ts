import type { Rule } from "../rule.ts";

/** Words that point at something the letter does not name. */
export const UNDEFINED_REFERENCES: readonly Rule[] = [
  {
    says: [
      "the said|aforesaid|aforementioned|above-mentioned|abovementioned|afore-mentioned|above-named|undermentioned",
      "the above mentioned|named|*",
      "the foregoing *",
    ],
    unless: [
      "the above is|are|was|were|and|or",
      "the foregoing is|are|was|statement|remarks|views|table|figures",
      "the above number|address|telephone|date",
    ],
    why: "“{words}” points back without a name. Name what you mean once more.",
    yes: ["The said agreement lapsed."],
    no: ["In May she said the agreement lapsed."],
  },
  {
    says: [
      "as discussed|agreed|mentioned|arranged|indicated|notified|advised|explained|stated|previously|already|earlier",
      "as you know|recall|are",
      "as per|previously|earlier",
    ],
    unless: [
      "as *2 in|by|with|at|on|above #|the|my|our|your|a|his|article|section|paragraph|this",
      "as *2 on|in #",
      "as agreed|discussed|arranged|stated|mentioned with|between|by|at|in",
      "as you know|recall|are",
      "as already|previously|earlier *",
      "as per section|article|paragraph|clause|the|your",
    ],
    why: "“{words}” relies on what the reader may not have heard. Say what was said, and when.",
    yes: ["As discussed, the payment is held back."],
    no: ["As stated in my letter of 3 May, the berth is closed."],
  },
  {
    says: [
      "the|all|any|those|these relevant|competent|appropriate|responsible|proper|concerned authorities|authority|body|bodies|officials|agencies|agency|department|departments|persons|parties|party|office|offices|bodies|quarter|quarters|channels|people|officers|services|stakeholders|committee",
      "the|all|any|such relevant|appropriate|necessary|proper|required|requisite|suitable|usual|needful step|steps|measure|measures|arrangements|action|actions|formalities|procedure|procedures|documents|documentation|papers|paperwork|information|conditions|requirements|provisions|precautions|criteria|rules|instructions|inquiries|enquiries",
      "appropriate|necessary|suitable measures|steps|action|arrangements|authorities",
      "the|an agreed|usual|customary|normal|standard|established procedure|procedures|arrangement|arrangements|terms|manner|conditions|channels|process|plan|timetable",
      "certain parties|persons|measures|matters|quarters|circumstances|conditions|issues|changes|irregularities|concerns|elements|individuals|points",
      "the parties|persons|authorities|departments|officials|bodies|people|agencies|matters|individuals|stakeholders involved|concerned",
      "stakeholders|interested",
      "the powers that",
      "the issue|issues|matter|matters|point|points|question|situation in question",
      "the|this|that * in question",
      "the existing|current|present arrangement|arrangements",
    ],
    unless: [
      "stakeholders|interested *",
      "the|all *4 under|of|in|for|laid|set|prescribed|required|listed|named section|article|paragraph|part|schedule|annex|rule",
      "the * parties|party|rules|terms|papers|documents|information|provisions|conditions to|of",
      "the appropriate|proper|relevant|responsible|competent committee|committees|committee|department of",
      "the necessary|proper|requisite|suitable|appropriate provision|provisions|information|conditions|measures for|of|to",
    ],
    why: "“{words}” leaves open which. Name it, or say where it is written.",
    yes: [
      "The relevant authorities have been told.",
      "The necessary steps are being taken.",
      "The agreed procedure was not followed.",
      "Certain parties object.",
    ],
    no: ["The Harbour Board has been told.", "The steps under section 4 are being taken."],
  },
  {
    says: [
      "^ they|he|she *",
      "^ this|it has|is|was|will|does|must|may|shall|can|cannot|should|had|remains",
      "^ this|that|the matter|issue|arrangement|situation|question|decision|measure|proposal|subject has|is|was|will|does|must|may|shall|cannot|should|had|remains",
    ],
    unless: [
      "it is|was|has|will ~ be? been? ~ +ed that|to",
      "it is|was|will|must|may|should|can ~ be? ~ *3 that|to|for|who",
      "this is to|a|an|the|my|our",
      "it is|was|will",
      "he|she|they who|that",
    ],
    why: "Nothing before “{words}” tells which. Name it.",
    fresh: "letter",
    yes: ["This matter has been settled."],
    no: ["The rent matter has been settled.", "It is regretted that the file was lost."],
  },
  {
    says: ["stakeholders"],
    why: "“{words}” leaves open who they are. Name them.",
    yes: ["We work in partnership with stakeholders across the region."],
    no: ["We work with the owners of the four yards."],
  },
  {
    says: ["^ ABC", "the|a|an|our|your|of|by|with|under|for|from|and|in|to|per ABC"],
    unless: [
      "* us|usa|uk|un|eu|nato|bbc|fbi|cia|gdp|nasa|tv|vat|pdf|ussr|aids|hiv|iso|ceo|cv|dna|gmt|utc|rsvp|isbn|iban|bst|cet|faq|url|html|who|ilo|imf|wto|opec|unesco|unicef|gps|led|usb|sms|mri|uss|hms|usd|gbp|eur|esq|phd",
      "us|usa|uk|un|eu|nato|bbc|fbi|cia|gdp|nasa|tv|vat|pdf|ussr|aids|hiv|iso|who|ilo|imf|wto|opec|unesco|unicef",
      "* ABC )",
      "* ABC (",
      "CAPS CAPS",
      "* CAPS CAPS",
      "CAPS ABC",
      "* i|ii|iii|iv|vi|vii|viii|xii|xiii|xiv|xvi",
    ],
    fresh: "words",
    why: "“{words}”: an abbreviation this paragraph does not explain. Write it out once.",
    yes: ["The AQT figures are attached."],
    no: ["The EU rules are attached.", "The air quality test (AQT) was passed."],
  },
];
