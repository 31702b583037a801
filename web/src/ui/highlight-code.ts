/** Colours for code that is only read: the editor's grammars without the editor. */
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { loadGrammar } from "./code-grammar.ts";

export interface CodePiece {
  readonly text: string;
  /** Classes of code.css; "" for plain. */
  readonly look: string;
}

/** Beyond this colouring would hold a phone up for seconds. */
const mostCharacters = 200_000;

/** @returns the pieces of each line, or null where it stays plain */
export async function highlightLines(
  source: string,
  languageId: string,
): Promise<readonly (readonly CodePiece[])[] | null> {
  if (source.length > mostCharacters) return null;
  const grammar = await loadGrammar(languageId);
  if (grammar === null) return null;
  const lines: CodePiece[][] = [[]];
  highlightCode(
    source,
    grammar.parser.parse(source),
    classHighlighter,
    (text, look) => lines[lines.length - 1]?.push({ text, look }),
    () => lines.push([]),
  );
  return lines;
}
