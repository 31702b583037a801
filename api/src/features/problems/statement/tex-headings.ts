import { readInlines, readMarked } from "./read-flow.ts";
import { addBlock, addText, endParagraph, type TexCommand } from "./tex-flow.ts";

/** \\section and its kin; the starred form is the same here, nothing is numbered. */
export function heading(level: 2 | 3): TexCommand {
  return (reading, flow) => {
    reading.scanner.eat("*");
    reading.scanner.option();
    const content = readInlines(reading, flow);
    if (content.length > 0) addBlock(flow, { kind: "heading", level, content });
  };
}

/** \\paragraph{Words}: they begin the text that follows. */
export const runInHeading: TexCommand = (reading, flow) => {
  reading.scanner.eat("*");
  endParagraph(flow);
  readMarked(reading, flow, ["strong"]);
  addText(flow, " ");
};

export type HeadingWord = "input" | "output" | "interaction";

/** \Input, \Output and the environments of the same names. */
export function wordHeading(word: HeadingWord): TexCommand {
  return (reading, flow) => {
    const words = headingWords[reading.language.slice(0, 2)] ?? headingWords.en;
    addBlock(flow, {
      kind: "heading",
      level: 2,
      content: [{ kind: "text", text: words?.[word] ?? word, marks: [] }],
    });
  };
}

const headingWords: Readonly<Record<string, Readonly<Record<HeadingWord, string>>>> = {
  en: { input: "Input", output: "Output", interaction: "Interaction" },
  uz: { input: "Kirish", output: "Chiqish", interaction: "Muloqot" },
  ru: { input: "Входные данные", output: "Выходные данные", interaction: "Взаимодействие" },
  sv: { input: "Indata", output: "Utdata", interaction: "Interaktion" },
};
