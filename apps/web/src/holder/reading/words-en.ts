import type { Words } from "./words.ts";

export const english: Words = {
  frame: { skip: "Skip to the page", askOffice: "Ask the office:", whatIsIt: "What is this letter?" },
  door: {
    title: "A draft letter waits for you to read it",
    typeCode: (office) => `Type the code that ${office || "the office"} told you by telephone.`,
    code: "Code",
    hint: "Six digits. It opens the letter once, in this browser.",
    sixDigits: "The code has six digits. Type all of them.",
    open: "Open the letter",
    opening: "Opening the letter",
    noCode: "No code? Call the office. So far nothing counts as read: the link alone opens nothing.",
  },
  title: (subject) => `What does it say? ${subject}`,
  chip: "Unsigned draft",
  asked: (office) =>
    `${office || "The office"} asks you to read a draft letter and say what you take it to mean. It takes about five minutes.`,
  terms: (reader) => [
    { fact: "It is a draft.", means: "Nobody has signed it, and it decides nothing. Do not pass it on." },
    {
      fact: "There is no right answer.",
      means: "The words are tried, not you: what you read in them, and what you mark, helps to mend them.",
    },
    {
      fact: "The office sees your name with your answers.",
      means: `Recorded under ${reader}: that you opened the letter, your sentence, each answer with the sentence you mark, and when you sent them. What you only type or mark is kept so that nothing is lost; the office is shown it once you send it.`,
    },
  ],
  trial: {
    fact: "This office is a trial on one machine.",
    means: "Its copies say so, and nobody outside can check them.",
  },
  version: (version, date) => `Version ${version}${date === "" ? "" : `, ${date}`}`,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  pictures: "The pages as they are printed",
  pictureOf: (page) => `Page ${page} as it is printed; opens larger`,
  steps: {
    read: "Step 1 of 2: read the letter",
    points: "Step 2 of 2: does the letter say this?",
  },
  own: {
    question: "In one sentence: what will happen because of this letter?",
    hint: "In your own words, as you would tell a colleague.",
    once: "It is sent once. After that it cannot be changed, and step 2 opens.",
    empty: "Write one sentence first. “Nothing will happen” is an answer too.",
    send: "Send my sentence",
    elsewhere: "On another device you wrote:",
    useElsewhere: "Use these words instead",
  },
  points: {
    how: "A few statements, one after the other. For each, look in the letter whether it says so, and mark the sentence you took it from.",
    yours: "Your sentence:",
    count: (n, of) => `Statement ${n} of ${of}`,
    progress: "Statements answered",
    asks: "Does the letter say this?",
    takes: {
      "says-so": "It says so",
      "says-opposite": "It says the opposite",
      "does-not-say": "It does not say",
    },
    which: {
      "says-so": "Which sentence says so?",
      "says-opposite": "Which sentence says the opposite?",
      "does-not-say": "Did a sentence make you think of it? (may stay empty)",
      unanswered: "Which sentence did you take it from?",
    },
    tap: "Mark it in the letter: tap the sentence, or move with the arrow keys.",
    none: "No one sentence",
    marked: "marked",
    lacks: {
      take: "This statement has no answer yet. Choose one of the three.",
      sentence: "Mark the sentence you took it from, or choose “No one sentence”.",
    },
    next: "Next statement",
    toOverview: "See all my answers",
    before: "Statement before",
    toStatement: "Up to the statement",
  },
  overview: {
    title: "Your answers",
    check: "Look at them once more. Each can be changed until you send them.",
    from: "You took it from:",
    noSentence: "No one sentence.",
    noAnswer: "Not answered yet.",
    change: (n) => `Change answer ${n}`,
    once: "They are sent once, together. After that they cannot be changed.",
    send: "Send my answers",
    lacking: (n) => `Statement ${n} is not fully answered yet, so nothing was sent.`,
  },
  ended: {
    done: {
      title: "Thank you. Your answers have arrived.",
      said: [
        "They are kept as you sent them. The office compares what its readers took from the letter, so that it can mend the words that said something else.",
        "There is nothing more for you to do, and you can close this window. What you read was a draft and decides nothing: what a later letter says may be different.",
      ],
    },
    closed: {
      title: "This reading is over",
      said: [
        "The office closed it before your answers were sent, so nothing more is entered. Thank you for your time.",
        "There is nothing more for you to do, and you can close this window.",
      ],
    },
    recalled: {
      title: "The office recalled this copy",
      said: [
        "The letter is not shown here any more, and nothing more can be sent. Do not use it or pass it on.",
        "What you sent before is kept. You can close this window.",
      ],
    },
    paraphraseKept: "The sentence you sent is kept:",
    leftOver: "What you wrote and did not send",
  },
  saving: {
    nothingNew: "Saved as you type, sent when you send it",
    typing: "Saving as you type",
    saved: (clock) => `Saved ${clock}, not sent yet`,
    kept: "Kept on this device, not sent yet",
    refused: "Kept on this device only, not sent",
    unreachable: {
      fact: "We cannot reach the server.",
      means: "What you wrote is kept on this device, and we try again every 10 seconds.",
    },
    tryNow: "Try now",
    sending: "Sending",
  },
  already: "This was sent already, on another device or in another window. It stands as it was sent.",
  refusals: {},
};
