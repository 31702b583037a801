import katex from "katex";

export interface FormulaHtml {
  readonly html: string;
  /** Why the formula could not be drawn; its source is shown instead. */
  readonly fault: string | null;
}

/**
 * Draws a formula as HTML with MathML inside. Commands that load, link or style are refused by KaTeX itself
 * (trust: false), and its macros may unfold at most a thousand times.
 *
 * @param macros  of the statement; a copy is handed over, so that one formula cannot change the next
 */
export function renderFormula(
  tex: string,
  isDisplay: boolean,
  macros: Readonly<Record<string, string>>,
): FormulaHtml {
  try {
    const html = katex.renderToString(tex, {
      displayMode: isDisplay,
      output: "htmlAndMathml",
      trust: false,
      strict: "ignore",
      throwOnError: true,
      maxExpand: 1000,
      maxSize: 50,
      macros: { ...macros },
    });
    return { html, fault: null };
  } catch (thrown) {
    if (!(thrown instanceof katex.ParseError) && !(thrown instanceof RangeError)) throw thrown;
    const why = thrown.message.replace(/^KaTeX parse error: /, "");
    return { html: `<code class="formula-fault">${escapeHtml(tex)}</code>`, fault: why.slice(0, 200) };
  }
}

/** Text as it stands in HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
