import type MarkdownIt from "markdown-it";
import type { StateBlock } from "markdown-it";

/**
 * Teaches markdown-it formulas: $…$ in text and $$…$$ alone or in text. A dollar that is followed by space, or whose
 * partner is followed by a digit ("from $5 to $6"), is money. Source: pandoc's rule for tex_math_dollars.
 */
export function readDollarFormulas(markdown: MarkdownIt): void {
  markdown.block.ruler.before("fence", "formula", readBlock, { alt: ["paragraph", "blockquote", "list"] });
  markdown.inline.ruler.before("escape", "formula", (state, isSilent) => {
    if (state.src[state.pos] !== "$") return false;
    const mark = state.src.startsWith("$$", state.pos) ? "$$" : "$";
    const from = state.pos + mark.length;
    const end = closingDollar(state.src, from, mark);
    if (end === null || end > state.posMax) return false;
    if (!isSilent)
      state.push(mark === "$$" ? "formula_display" : "formula_inline", "", 0).content = state.src.slice(
        from,
        end,
      );
    state.pos = end + mark.length;
    return true;
  });
}

function readBlock(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  const isCode = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4;
  if (isCode || !lineAt(state, startLine).startsWith("$$")) return false;
  const lines = [lineAt(state, startLine).slice(2)];
  for (let line = startLine; line < endLine; line += 1) {
    if (line > startLine) lines.push(lineAt(state, line));
    if (lines.at(-1)?.trim() === "" && line > startLine) return false;
    const body = lines.join("\n");
    const end = body.indexOf("$$");
    if (end < 0) continue;
    if (body.slice(end + 2).trim() !== "") return false;
    if (isSilent) return true;
    state.push("formula_block", "", 0).content = body.slice(0, end).trim();
    state.line = line + 1;
    return true;
  }
  return false;
}

function lineAt(
  state: { src: string; bMarks: number[]; tShift: number[]; eMarks: number[] },
  line: number,
): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

function closingDollar(source: string, from: number, mark: "$" | "$$"): number | null {
  if (/\s/.test(source[from] ?? " ")) return null;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source.startsWith(mark, at)) {
      const isFormula =
        at > from && !/\s/.test(source[at - 1] ?? " ") && !/\d/.test(source[at + mark.length] ?? "");
      return isFormula ? at : null;
    }
  }
  return null;
}
