import { describe, expect, it } from "vitest";
import { renderForTest } from "./render-for-test.ts";
import type { StatementSource } from "./render-statement.ts";

const tex = (text: string, given: Partial<StatementSource> = {}) => renderForTest("tex", text, given);

describe("TeX as packages write it", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "a list in a list",
      "\\begin{itemize}\\item a\\begin{enumerate}\\item b\\end{enumerate}\\item c\\end{itemize}",
      "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>",
    ],
    ["labels of one's own", "\\begin{itemize}\\item[$-$] a\\end{itemize}", "labelled"],
    [
      "a description",
      "\\begin{description}\\item[push] adds\\end{description}",
      "<dl><dt>push</dt><dd>adds</dd></dl>",
    ],
    [
      "verb and tt",
      "\\verb|a_b %| and \\texttt{x--y} {\\tt z}",
      "<p><code>a_b %</code> and <code>x--y</code> <code>z</code></p>",
    ],
    [
      "verbatim",
      "\\begin{verbatim}\n a  <b>\n$x$\n\\end{verbatim}",
      '<pre class="code"><code> a  &lt;b&gt;\n$x$</code></pre>',
    ],
    ["escapes", "100\\% \\& \\_ \\# \\$ \\{\\}", "<p>100% &amp; _ # $ {}</p>"],
    ["dots and dashes", "1--5, a---b\\ldots{} c\\dots", "<p>1–5, a—b… c…</p>"],
    ["accents", "\\\"ol, \\'{e}t\\'e, \\v{s}, \\c c, na\\\"{\\i}ve, \\aa", "<p>öl, été, š, ç, naïve, å</p>"],
    ["comments", "one % two\nthree%\nfour", "<p>one threefour</p>"],
    ["paragraphs", "one\n\ntwo\\par three", "<p>one</p>\n<p>two</p>\n<p>three</p>"],
    ["a footnote", "x\\footnote{See \\url{https://a.uz/x_y}.}", 'href="https://a.uz/x_y"'],
    [
      "links",
      "\\href{https://a.uz/\\%20b}{word}",
      '<a href="https://a.uz/%20b" rel="noopener nofollow">word</a>',
    ],
    ["quotes", "\\begin{quote}q\\end{quote}", "<blockquote><p>q</p></blockquote>"],
    ["center", "\\begin{center}c\\end{center}", '<div class="center"><p>c</p></div>'],
    [
      "macros with arguments",
      "\\newcommand{\\pair}[2]{(\\emph{#1}, #2)}\\pair{a}{b}",
      "<p>(<em>a</em>, b)</p>",
    ],
    ["macros with an optional argument", "\\newcommand{\\hi}[2][x]{#1#2}\\hi{b}\\hi[y]{b}", "<p>xbyb</p>"],
    ["def", "\\def\\maxn{100}\\maxn{} items", "<p>100 items</p>"],
    ["an illustration", "\\illustration{0.3}{figure.png}{By me}", 'class="beside" style="width:30%"'],
    [
      "Input and Output",
      "\\begin{Input}a\\end{Input}\\Output b",
      "<h2>Input</h2>\n<p>a</p>\n<h2>Output</h2>\n<p>b</p>",
    ],
    ["constants", "\\constant{max} or {{max}}", "<p>7 or 7</p>"],
    ["minipages", "\\begin{minipage}[t]{0.5\\textwidth}m\\end{minipage}", "<p>m</p>"],
    [
      "marks around a list",
      "\\textbf{\\begin{itemize}\\item a\\end{itemize}}",
      "<ul><li><strong>a</strong></li></ul>",
    ],
    ["unnumbered environments of formulas", "\\begin{align*}a&=b\\\\c&=d\\end{align*}", "\\begin{aligned}"],
    ["a numbered formula", "\\begin{equation}\\label{e}x\\end{equation}By (\\ref{e})", "<p>By (1)</p>"],
  ];

  it.each(cases)("shows %s", (_what, source, expected) => {
    const { html, warnings } = tex(source, { constants: { max: "7" } });

    expect(warnings).toEqual([]);
    expect(html).toContain(expected);
  });

  it("reads a table: head, alignment, cells that span", () => {
    const { html, warnings } = tex(
      "\\begin{tabular}{|l|r|}\\hline \\textbf{A} & \\textbf{B} \\\\ \\hline \\multirow{2}{*}{x} & 1 \\\\ & 2 \\\\ \\hline \\multicolumn{2}{|c|}{both} \\\\ \\hline\\end{tabular}",
    );

    expect(warnings).toEqual([]);
    expect(html).toBe(
      '<div class="table-scroll"><table class="ruled"><thead><tr><th scope="col"><strong>A</strong></th><th class="right" scope="col"><strong>B</strong></th></tr></thead>' +
        '<tbody><tr><td rowspan="2">x</td><td class="right">1</td></tr><tr><td class="right">2</td></tr><tr><td class="center" colspan="2">both</td></tr></tbody></table></div>',
    );
  });

  it("gives its macros to formulas too", () => {
    const { html, warnings } = tex(
      "\\newcommand{\\maxn}{10^5}\\newcommand{\\set}[1]{\\{#1\\}}$1 \\le n \\le \\maxn$, $\\set{a}$",
    );

    expect(warnings).toEqual([]);
    expect(html).toContain("<msup><mn>10</mn><mn>5</mn></msup>");
  });

  it("lets a dollar inside a formula's text be", () => {
    expect(tex("$a \\text{ if $b$ holds}$ end").warnings).toEqual([]);
  });
});
