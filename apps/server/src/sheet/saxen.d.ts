// saxen brings no types. This is the part of it that is used here.
declare module "saxen" {
  type Attributes = Readonly<Record<string, string>>;
  type Decode = (text: string) => string;
  export class Parser {
    on(event: "openTag", take: (name: string, attributes: () => Attributes) => void): this;
    on(event: "closeTag", take: (name: string) => void): this;
    on(event: "text", take: (raw: string, decode: Decode) => void): this;
    on(event: "cdata", take: (text: string) => void): this;
    on(event: "attention", take: (declaration: string) => void): this;
    parse(xml: string): this;
  }
}
