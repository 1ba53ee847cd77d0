import type { Rule } from "../rule.ts";

const WHY = "“{words}” does not say who does it. Name the one who does, or did.";
/** Participles that tell a state or a view, not an act of somebody. */
const STATES =
  "deemed|regretted|located|situated|based|concerned|interested|convinced|persuaded|pleased|satisfied|prepared|determined|committed|unchanged|reserved|minded|launched|enjoyed|mentioned|breached|disclosed|known|called|named|composed|comprised|accustomed|disposed|inclined|supposed|connected|related|attached|enclosed|dated|entitled|bound|due|closed|open|born|gone|become|come|been|expected|involved|acquainted|opposed|qualified|aware|married|experienced|advanced|limited|mixed|tired|worried|delighted|surprised|gratified|ashamed|blessed|united|resolved|animated|interwoven|threatened|engaged|employed|possessed|situate|crowded|founded|grounded|derived|contained|designed|intended|meant|seen|found|understood|felt|remembered|believed|thought|hoped|estimated|anticipated|presumed|assumed|needed|wanted|required|owed|obliged|indebted|filled|covered|surrounded|bounded|deserved|justified|warranted|increased|diminished|reduced|favored|divided|spread|used|termed|regarded|characterized|considered|viewed|recognized|said|told|told|heard|marked|distinguished|impressed|influenced|affected|dedicated|devoted|confronted|faced|faced|troubled|inhabited|interested|exhausted|ended|finished|done|finished|broken|lost|rooted|tied|aimed|rid|lined|drawn|met|set|shown|referred|attributed|owing|sold-out|inspired|blocked|fitted|strengthened|improved|enhanced|relieved|tested|moved|excited|harmed|worn|dead|left|dried|frozen|excluded|lodged|extinguished|attended|accompanied|agreed|opened|sorry|expressed|learned|attracted|repelled|worded|permitted|excused|struck|torn|sunk|grown|arisen|risen|fallen|begun|run|won|fought|got|had";
/** Acts that matter even where the words above would let them pass. */
const ACTS =
  "decided|agreed|resolved|determined|told|informed|moved|closed|reduced|permitted|set|left|drawn|used|found|met|considered|increased|opened|improved|required|lost|done|excluded|employed|covered|stated|broken|shown|run|lodged";
/** Who decides it is told with the decision: "The Board has ordered that the gate be shut". */
const DECIDED = ["<office> has|have? decided|resolved|ordered|directed|agreed|ruled *1 that"];
const BY = [
  "was|were|is|are|am|be|been|being ~ +ed *14 by",
  "was|were|is|are|am|be|been|being ~ * ~ +ed *14 by",
];

/** Passives about an act that matters, whose doer nobody names. */
export const AGENTLESS_PASSIVES: readonly Rule[] = [
  {
    main: "or that",
    says: [
      "will|shall|must ~ be ~ +ed",
      "will in *4 be +ed",
      "has|have|had ~ been ~ +ed",
      "is|are|am|was|were ~ being ~ +ed",
      "is|are|was|were ~ to be ~ +ed",
    ],
    unless: [
      ...BY.map((by) =>
        by.replace(
          "was|were|is|are|am|be|been|being",
          "will|shall|must|has|have|had|is|are|am|was|were ~ be|been|being",
        ),
      ),
      "is|are|was|were ~ to be ~ +ed *14 by",
      `will|shall|must|has|have|had ~ be|been ~ ${STATES}`,
      `is|are|was|were ~ to be ~ ${STATES}`,
      `is|are|was|were|am ~ being ~ ${STATES}`,
      "has|have|had ~ been ~ +ed *3 in|of my|your|our|nature",
    ],
    without: DECIDED,
    why: WHY,
    yes: [
      "Berths will be reassigned.",
      "The claims have been refused.",
      "The payment is being held back.",
      "Fire doors are to be kept shut.",
    ],
    no: [
      "The berths will be reassigned by the Harbour Board.",
      "They will be pleased.",
      "The office will be closed on Sunday.",
    ],
  },
  {
    says: [
      `will|shall ~ be ~ ${ACTS}`,
      "has|have ~ been ~ decided|agreed|resolved|told|informed|moved|considered|left|consulted|identified|opened|set|reduced",
      `is|are|was|were ~ being ~ ${ACTS}`,
      "may|can not? ~ be ~ +ed",
      "will|shall ~ ever|not be +ed",
    ],
    unless: [
      "will|shall|has|have|may|can|is|are|was|were ~ be|been|being ~ +ed *14 by",
      "will|shall ~ be closed|open|met|found|opened|lost|required|increased|improved|covered|used|done|employed|set|broken|shown|run on|at|in|from|to|with|for|of|that|the",
      "will|shall ~ be found|required|increased|improved|lost|met|shown|stated|done|employed",
      `may|can not? ~ be ~ ${STATES}`,
      "can not? ~ be ~ +ed",
    ],
    without: [...DECIDED],
    why: WHY,
    yes: ["It has been decided that the ford stays shut.", "The guns will be moved."],
    no: ["It has been decided by the Board.", "He may be said to have won."],
  },
  {
    says: [
      "is|are ~ +ed ~ *",
      "is|are ~ +ed $",
      "was|were ~ +ed ~ *",
      "was|were ~ +ed $",
      "was|were ~ kept ~ +ed",
      "was|were ~ moved|closed|shut|disconnected|cancelled|refused *",
    ],
    main: true,
    unless: [
      ...BY,
      `was|were|is|are ~ ${STATES}`,
      "was|were|is|are ~ +ed|* of|with|upon|than|as|into",
      "was|were|is|are ~ needed|based|closed",
      "are|is ~ +ed on|in|at|for|from|at all|sundays",
      "is|are ~ made|taken|done|written|held|fixed|paid up|for|to|in|of|from|the|with",
      "was|were ~ received|sold|built|rebuilt|begun|raised|held|formed|written|adopted|passed|published|accepted|signed|established|abolished|dug|founded|elected ~ *",
    ],
    without: DECIDED,
    why: WHY,
    yes: [
      "The agreed procedure was not followed.",
      "The amount was incorrectly stated.",
      "Your place is confirmed for September.",
    ],
    no: ["The yard is located in Ruse.", "The file was mislaid by the clerk."],
  },
  {
    says: [
      "is|are not? ~ <settle>ed",
      "that *6 be ~ +ed",
      "it is ~ regretted|requested|proposed|recommended|intended|decided|planned|ordered|agreed|directed|feared",
      "it was ~ thought|decided|agreed|felt|considered|resolved|ordered|found best|that|necessary|to|better|right|inadvisable|advisable|prudent",
      "is|are ~ being ~ taken|made|held|built|considered|prepared|reviewed|sought|looked",
      "was|were ~ released|received|made|taken in error|by mistake",
      "consent|permission|notice|leave|approval is|was|are ~ given|granted|refused|withdrawn",
      "payment|payments|refunds|applications|claims|complaints is|are ~ made|treated|accepted|paid|considered|refused|handled|dealt",
    ],
    without: DECIDED,
    unless: [
      "that *6 will|shall|may|can|should|must|would|yet|to ~ be",
      "* *4 +ed *14 by",
      "that *6 be ~ +ed *14 by",
      "is|are ~ limited|fixed|entitled|put|considered|admitted|moved|open|served to|in|as|on|by|a|the",
      "* * ~ being ~ +ed *14 by",
    ],
    why: WHY,
    yes: [
      "It is regretted that your file was mislaid.",
      "The cargo was released in error.",
      "Consent to it is not needed, but notice is given.",
    ],
    no: ["It was felt in the cabin."],
  },
];
