/**
 * What in a sentence may tell that it commits the office or announces something. A sign proves nothing by itself: how much it weighs, with
 * whom as its subject, is learned from labelled sentences (weights.json). Patterns as described at `Rule`.
 */
export type Sign = {
  readonly name: string;
  readonly says: readonly string[];
  /** One plain sentence for the author; `{clause}` stands for the clause from its subject on. */
  readonly why: string;
};

const ASK = "“{clause}”: which decision allows it?";
const OBLIGES = "“{clause}” binds or frees others: which decision allows it?";
const IN_FORCE = "“{clause}” tells what is decided or in force: which decision is it?";

export const SIGNS: readonly Sign[] = [
  { name: "will", says: ["will|shall ~ *", "will|shall , *8 , *"], why: ASK },
  { name: "will not", says: ["will|shall not ~ *"], why: ASK },
  { name: "will act", says: ["will|shall ~ <decide>|<do>|<yield>|<schedule>|<duty>"], why: ASK },
  { name: "will think", says: ["will|shall ~ <think>"], why: ASK },
  {
    name: "will serve",
    says: [
      "will ~ run|operate|sail|depart|meet|sit|visit|inspect|contact|write|call|collect|deliver|install|repair|replace|reply|send|issue|chair|preside|act|hand|pay|answer|measure|print|publish|examine|interview|cover|bear|reimburse",
    ],
    why: ASK,
  },
  { name: "will be done", says: ["will ~ be ~ +ed", "will ~ get +ed|a|your|the"], why: ASK },
  { name: "will be settled", says: ["will|shall ~ be ~ <settle>ed|<decide>ed|<change>ed|<do>ed"], why: ASK },
  { name: "will be doing", says: ["will|shall ~ be +ing *"], why: ASK },
  {
    name: "will be open",
    says: [
      "will|shall ~ be in|at|on|there|represented",
      "will|shall ~ be|remain|stay ~ closed|open|moved|available|bound|responsible|liable|ready|free|shut|compulsory|mandatory|optional|valid|void|subject|exempt|due|payable|charged|suspended|unchanged",
    ],
    why: ASK,
  },
  {
    name: "will give them",
    says: [
      "will ~ be able|asked|required|free|allowed|permitted|expected|entitled|given|sent|told|informed|notified|offered|paid|invited|charged|met|contacted|heard|seen|welcome|liable|responsible|eligible|exempt|refunded|reimbursed|called|advised|issued *",
      "will|shall ~ receive|hear|get|need|pay|keep|lose|report|retain|continue *",
      "will ~ have to|until|the|a|access *",
    ],
    why: ASK,
  },
  { name: "there will be", says: ["there will|shall ~ be *", "there is|are ~ to be *"], why: ASK },
  { name: "shall", says: ["shall ~ *"], why: OBLIGES },
  { name: "shall be done", says: ["shall ~ be ~ +ed"], why: OBLIGES },
  { name: "is going to", says: ["am|is|are ~ going to *"], why: ASK },
  { name: "is to", says: ["am|is|are ~ to *"], why: ASK },
  { name: "is not to", says: ["am|is|are not to ~ *"], why: OBLIGES },
  { name: "is to be done", says: ["is|are ~ to be ~ +ed"], why: OBLIGES },
  { name: "is to act", says: ["is|are not? ~ to <duty>|<do>|<schedule>|receive|get|have"], why: OBLIGES },
  { name: "intends", says: ["<intend> ~ not? to not? *", "do|does ~ <intend> ~ to *"], why: ASK },
  {
    name: "hopes",
    says: ["hope|hopes|expect|expects ~ not? to *", "hope|hopes|expect|expects|trust|trusts that *"],
    why: ASK,
  },
  { name: "plans a thing", says: ["<intend> nothing|no|a|the|an *6"], why: ASK },
  {
    name: "is ready to",
    says: [
      "am|is|are ~ minded|prepared|ready|willing|committed|determined|resolved|bound|pledged|set|about|due|content|disposed|happy|glad|pleased|planned|scheduled|intended|proposed ~ to *",
    ],
    why: ASK,
  },
  {
    name: "remains bound",
    says: [
      "remain|remains|am|is|are ~ bound|obliged|open|opposed|willing|ready|committed ~ to|by|that|not",
      "stand|stands|hold|holds|keep|keeps|stick|sticks ~ ready|prepared|by|to",
    ],
    why: ASK,
  },
  {
    name: "is doing",
    says: [
      "am|is|are|have|has been? ~ <do>ing *",
      "am|is|are ~ <decide>ing *",
      "am|is|are ~ <intend>ing ~ to",
    ],
    why: ASK,
  },
  { name: "decides", says: ["<decide> ~ *"], why: ASK },
  {
    name: "rules that",
    says: [
      "decide|decides|resolve|resolves|order|orders|direct|directs|rule|rules|determine|determines|require|requires|agree|agrees|undertake|undertakes|promise|promises|guarantee|guarantees|pledge|pledges|insist|insists|assure|assures|confirm|confirms that|you|on|upon|to|all|every|with *",
    ],
    why: ASK,
  },
  {
    name: "pays",
    says: [
      "pay|pays|refund|refunds|reimburse|reimburses|bear|bears|cover|covers|meet|meets the|all|any|you|your|it|half|for|a",
    ],
    why: ASK,
  },
  {
    name: "gives notice",
    says: [
      "give|gives|take|takes you|notice|effect|my|our|its|leave|responsibility|over|up *2 notice|word|permission|leave|undertaking|assurance|consent|from|that|on|responsibility|for|to|until|warning",
      "notice is|are ~ given",
      "permission|leave|consent|authority|approval is|was? ~ hereby? given|granted|refused|withdrawn",
    ],
    why: ASK,
  },
  { name: "hereby", says: ["hereby *", "herewith *", "henceforth|henceforward|hereafter *"], why: ASK },
  {
    name: "has decided",
    says: [
      "have|has ~ <resolve>ed ~ to|that|not|upon|on|a|the|your|an|against|for|in",
      "have|has today|now|hereby|accordingly|therefore|this ~ *2 +ed *",
    ],
    why: IN_FORCE,
  },
  {
    name: "decided",
    says: [
      "<resolve>ed that|to *",
      "resolved|decided|undertook|agreed|determined|elected|chose ~ to|that *",
      "it was|is|has ~ been? ~ felt|concluded|decided|agreed|resolved|determined|settled|ordered|planned|proposed|intended|forbidden ~ to|that",
    ],
    why: IN_FORCE,
  },
  {
    name: "has ordered",
    says: [
      "have|has ~ asked|instructed|directed|ordered|told|authorised|authorized|requested *8 to *",
      "have|has ~ given orders|instructions|notice|leave|permission|directions|my|our|its",
    ],
    why: IN_FORCE,
  },
  {
    name: "has settled",
    says: ["have|has ~ <settle>ed|<decide>ed the|your|this|its|all|a|an|any"],
    why: IN_FORCE,
  },
  {
    name: "has been decided",
    says: [
      "has|have ~ been ~ <settle>ed|<decide>ed|<change>ed|chosen|selected|ordered|decided|agreed|resolved",
    ],
    why: IN_FORCE,
  },
  {
    name: "cannot",
    says: ["can not ~ *", "am|is|are ~ unable to *", "am|is|are not ~ prepared|willing|able|ready|free *"],
    why: ASK,
  },
  {
    name: "does not grant",
    says: ["do|does not ~ <yield>|<decide> *", "can not ~ <yield>|<decide>"],
    why: ASK,
  },
  {
    name: "no objection",
    says: [
      "no objection|objections|reason|plan|plans|intention|change|changes|exceptions|exception|question *",
    ],
    why: ASK,
  },
  { name: "may", says: ["may ~ not? ~ *"], why: OBLIGES },
  { name: "may act", says: ["may ~ <duty>|<do>|<decide>|<yield>"], why: OBLIGES },
  { name: "may be done", says: ["may|can ~ not? be ~ +ed"], why: OBLIGES },
  { name: "must", says: ["must ~ *"], why: OBLIGES },
  { name: "must act", says: ["must not? ~ <duty>|<do>|<decide>|<yield>"], why: OBLIGES },
  { name: "must be done", says: ["must ~ not? be ~ +ed"], why: OBLIGES },
  {
    name: "need not",
    says: ["need not|do|only|take|pay|bring *", "do|does not need|have to *"],
    why: OBLIGES,
  },
  {
    name: "can",
    says: [
      "can ~ ask|appeal|apply|claim|object|request|challenge|keep|travel|exchange|return|swap|transfer|choose|opt *",
    ],
    why: OBLIGES,
  },
  {
    name: "has to",
    says: [
      "has|have to|until|till *1 *",
      "has|have #|two|three|four|six|seven|ten days|weeks|months|years to|in|within *",
    ],
    why: OBLIGES,
  },
  {
    name: "is required",
    says: [
      "am|is|are not? ~ required|obliged|permitted|allowed|forbidden|prohibited|banned|authorised|authorized|entitled|exempt|excused|barred|free|directed|ordered|instructed|expected|reminded|liable|welcome ~ to|from|in|on|by|within|until|if|for|without|and|that|of",
      "am|is|are ~ forbidden|prohibited|banned|barred|disallowed",
    ],
    why: OBLIGES,
  },
  {
    name: "requires a permit",
    says: [
      "requires|require|needs|need a|an|the|our|prior|written|previous *2 permit|licence|license|consent|permission|approval|authorisation|authorization",
      "is|are ~ subject|liable to *",
      "on condition|conditions that|of",
      "provided|providing that? you *",
    ],
    why: OBLIGES,
  },
  {
    name: "is settled",
    says: [
      "is|are ~ <change>ed|<settle>ed|<decide>ed",
      "is|are ~ off|over|void|scrapped|dropped|gone|closed|shut|cancelled|suspended",
      "is|are ~ treated|dealt|charged|refunded|payable|capped|given|made|kept|taken|held|moved ~ under|as|at|in|on|from|by|with|to|without|until",
    ],
    why: IN_FORCE,
  },
  {
    name: "is being settled",
    says: ["is|are ~ being ~ +ed", "is|are ~ under|in way|hand|preparation"],
    why: IN_FORCE,
  },
  {
    name: "is valid",
    says: [
      "is|are not? ~ valid|due|payable|void|compulsory|mandatory|effective|transferable|refundable|unavailable|available ~ until|till|from|within|on|by|in|at|for|without|only|to|$",
    ],
    why: IN_FORCE,
  },
  {
    name: "ends",
    says: [
      "<schedule> ~ at|on|in|from|until|after|with|as|next|this|for|to|by|up|down|out|down *",
      "<schedule> $",
      "applies|apply|remain|remains|stay|stays|stand|stands ~ to|in|from|on|at|as|with|closed|open|shut|suspended|until",
    ],
    why: IN_FORCE,
  },
  {
    name: "on a day",
    says: [
      "<do>|<decide>|<schedule>|<duty>|<yield>|<change> ~ *8 tomorrow|tonight|next|shortly|soon|this|on|from|in|by|at|within|until tomorrow|week|month|year|spring|summer|autumn|winter|#|afternoon|evening|days|noon|midnight",
    ],
    why: IN_FORCE,
  },
  {
    name: "from a day",
    says: [
      "with immediate|effect|the *2 effect|from",
      "from|as|until|effective|by|before|starting|on from|of|and? # *",
      "no longer *",
      "in future *",
      "until further notice",
    ],
    why: IN_FORCE,
  },
  {
    name: "does a duty",
    says: ["<duty>|study|attend|travel|receive|need|needs|queue|dress|work|pay|pays ~ *"],
    why: OBLIGES,
  },
  { name: "order", says: ["^ <duty>|<do>|<schedule> *", "^ do not *", "^ no *"], why: OBLIGES },
  {
    name: "nothing",
    says: ["^ nothing|none|nobody *", "nothing *6 changes|prevents|affects|stops"],
    why: IN_FORCE,
  },
  { name: "if you", says: ["^ if|where|when|should|until|once *20 , *4 <office>|we|i|you *"], why: ASK },
];
