import { below, type Random } from "./random.ts";

/** A word that keeps its id from version to version, so that where it went is known without looking at the text. */
export type Token = { readonly id: number; readonly text: string };
export type Sentence = readonly Token[];
export type Paragraph = readonly Sentence[];
export type Letter = readonly Paragraph[];

let last = 0;

export function token(text: string): Token {
  last += 1;
  return { id: last, text };
}

export function sentence(text: string): Sentence {
  return text.split(" ").map(token);
}

/** About `words` words of an address from a sentence on, in paragraphs of two to five sentences. */
export function letterOf(random: Random, address: readonly string[], from: number, words: number): Letter {
  const paragraphs: Sentence[][] = [];
  let [count, at] = [0, from];
  while (count < words && at < address.length) {
    const size = 2 + below(random, 4);
    const paragraph = address.slice(at, at + size).map(sentence);
    count += paragraph.flat().length;
    at += size;
    paragraphs.push(paragraph);
  }
  return paragraphs;
}
