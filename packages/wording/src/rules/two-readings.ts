import type { Rule } from "../rule.ts";

/** Words and constructions that two careful readers take in two ways. */
export const TWO_READINGS: readonly Rule[] = [
  {
    says: [
      "bi-weekly|biweekly",
      "bi-monthly|bimonthly",
      "bi-annual|biannual|bi-annually|biannually|bi-yearly|biyearly",
    ],
    why: "“{words}”: twice in that time, or once in two of them? Say which.",
    yes: ["The bi-weekly bulletin lists the wards."],
    no: ["The weekly bulletin lists the wards."],
  },
  {
    says: ["until|till|by|before|from #"],
    unless: ["by|before|from #", "until|till # # # #", "until|till # o'clock|am|pm|a.m|p.m|noon"],
    without: [
      "until|till and|after",
      "inclusive|including|included",
      "opening|from * until|till",
      "until|till # #",
    ],
    beside: [
      "received|open|valid|closed|suspended|apply|applies|accepted|may|allowed|submitted|shut|runs|treated|extended|permitted|remains|stays|available|leave",
    ],
    why: "“{words}”: is that day the last one in, or the first one out? Say “up to and including”, or “before”.",
    yes: ["Applications received until Friday are treated under the old rules."],
    no: ["Applications received up to and including Friday are treated under the old rules."],
  },
  {
    says: [
      "next monday|tuesday|wednesday|thursday|friday|saturday|sunday|monday's|tuesday's|wednesday's|thursday's|friday's|saturday's|sunday's",
    ],
    unless: ["next * #"],
    why: "“{words}”: the one in this week or in the week after? Give the date.",
    yes: ["Next Friday's hearing is put back."],
    no: ["The hearing on Friday is put back."],
  },
  {
    says: ["sanction|sanctions|sanctioned|sanctioning"],
    unless: ["sanctions|sanction against|on|imposed|of"],
    without: [
      "economic|trade|un|constitutional|official|legal|full|international|legal|under|of|with|without|the|its|their|your|his sanction|sanctions",
      "sanctioned by",
      "sanctions against|on|regime",
    ],
    why: "“{words}” can mean to allow and to punish. Say which.",
    yes: ["The Board may sanction the works."],
    no: ["The Board may allow the works.", "The sanctions against the regime remain."],
  },
  {
    says: ["and / or"],
    why: "“{words}”: both together, or one alone, or either? Say which.",
    yes: ["Send the form and/or the receipt."],
    no: ["Send the form and the receipt."],
  },
  {
    says: ["tabled|tabling", "table the|this|that|a motion|proposal|question|bill|report|amendment"],
    why: "“{words}”: put forward in one country, put off in another. Say which.",
    yes: ["The motion was tabled on Monday."],
    no: ["The report lies on the table."],
  },
  {
    says: [
      "all *6 will|shall|may|must|can|are|is|do|were|have not|never",
      "every *5 will|is|has|was|may|shall|can not",
    ],
    unless: ["all *6 that|who|which *6", "all|every * , *", "all *6 if|when|but *6"],
    why: "“{words}”: none of them, or not every one? Say “no …” or “not all …”.",
    yes: ["All claims above 500 will not be paid."],
    no: ["No claims above 500 will be paid.", "Not all claims will be paid."],
  },
  {
    says: ["was|were|is|are|did|do|does|will|has|have not *10 because"],
    unless: ["* not *10 that|which|who|and|but *6 because"],
    why: "“{words}”: does “not” deny the fact, or only the reason? Make two sentences.",
    yes: ["The quay was not closed because of the strike."],
    no: ["The quay was open because the strike was over."],
  },
  {
    says: [
      "be|being|is|are|was|were repositioned",
      "pay|fee|fees|rate|rates|fare|fares|rent|price|prices|dues|hours *6 adjusted",
      "the|an outstanding report|work|officer|accounts|results|performance",
      "residual",
    ],
    why: "“{words}” can be read in two ways. Use the plainer word for the one you mean.",
    yes: [
      "The guns will be repositioned before the firing practice.",
      "The outstanding report is before you.",
    ],
    no: ["The guns will be moved two metres to the left.", "An outstanding debt remains."],
  },
  {
    says: ["with *4 who|that|which"],
    unless: ["* *4 those|people|persons|anyone|someone|he|everyone *2"],
    without: ["with those|people|persons|anyone|men|women|friends|allies"],
    beside: [
      "teachers|parents|employees|tenants|members|officers|owners|workers|drivers|residents with *6 who",
    ],
    why: "“{words}”: which of the two does “who” belong to? Put it beside the word it means.",
    yes: ["Teachers with children under five who work part-time have places."],
    no: ["Teachers who work part-time have places."],
  },
  {
    says: [
      "<people>|men|women|boys|girls and * who|that",
      "old|large|small|foreign|young|new|damaged ships|boats|men|women|vessels|dogs|cars|lorries|books|houses and *",
    ],
    unless: ["* and * who|that $"],
    why: "“{words}”: do the words belong to both, or only to the nearer one? Name each apart.",
    yes: ["The officers and men who had served abroad were given leave."],
    no: ["The officers and the men were given leave."],
  },
  {
    says: ["he|she told|informed|wrote|said|reminded *4 that he|she"],
    unless: ["he * *4 that she", "she * *4 that he"],
    why: "“{words}”: who is the second “he” or “she”? Name the person.",
    yes: ["He told the master that he was answerable for the damage."],
    no: ["She told the master that he was answerable."],
  },
];
