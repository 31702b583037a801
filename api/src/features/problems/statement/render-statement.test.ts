import { describe, expect, it } from "vitest";
import { renderForTest } from "./render-for-test.ts";
import type { StatementSource } from "./render-statement.ts";

const tex = (text: string, given: Partial<StatementSource> = {}) => renderForTest("tex", text, given);
const md = (text: string, given: Partial<StatementSource> = {}) => renderForTest("md", text, given);
describe("the same statement in three languages and two forms", () => {
  const uz =
    "Rasadxona daftarida $n$ ta kuzatuv bor.\n\n## Kirish\n\nBirinchi qatorda $1 \\le n \\le 10^5$.\n\n![Jadval](figure.png)\n";
  const ru =
    "\\problemname{Тихое небо}\nВ журнале <<обсерватории>> " +
    "$n$ наблюдений --- по одному за ночь.\n\\section*{Входные данные}\n\\begin{figure}\\includegraphics[width=0.5\\textwidth]{figure}\\caption{Небо}\\label{f}\\end{figure}\nСм. рис.~\\ref{f}.";
  const en =
    "\\problemname{Quiet sky}\nThe ``log'' has \\textbf{$n$ entries}.\n\n\\section*{Input}\n\\[ \\sum_{i=1}^{n} a_i \\]\n";

  it("shows Uzbek Markdown with its formulas, headings and image", () => {
    const { html, warnings } = md(uz, { language: "uz", title: "Sokin osmon" });

    expect(warnings).toEqual([]);
    expect(html).toContain("<h2>Kirish</h2>");
    expect(html).toContain('<annotation encoding="application/x-tex">1 \\le n \\le 10^5</annotation>');
    expect(html).toContain(
      '<img src="/api/problem-assets/pkv_1/statement%2Ffigure.png" alt="Jadval" width="640" height="480" loading="lazy" decoding="async" />',
    );
    expect(html).toContain("<figcaption>Jadval</figcaption>");
  });

  it("shows Russian TeX with guillemets, dashes, a numbered figure and the reference to it", () => {
    const { html, warnings } = tex(ru, { language: "ru", title: "Тихое небо" });

    expect(warnings).toEqual([]);
    expect(html).toContain("«обсерватории»");
    expect(html).toContain("наблюдений — по");
    expect(html).toContain("<h2>Входные данные</h2>");
    expect(html).toContain('style="width:50%"');
    expect(html).toContain("<figcaption>Рис. 1. Небо</figcaption>");
    expect(html).toContain("См. рис.\u00a01.");
    expect(html).not.toContain("Тихое небо");
  });

  it("shows English TeX with curly quotes, marks and a display formula", () => {
    const { html, warnings } = tex(en);

    expect(warnings).toEqual([]);
    expect(html).toContain("The “log” has");
    expect(html).toContain("<strong> entries</strong>");
    expect(html).toMatch(/<div class="formula"><span class="katex-display">/);
  });

  it("makes Uzbek letters of an apostrophe in TeX, never quotes", () => {
    expect(tex("O'zbekiston, g'ildirak, ma'no va `so'z'", { language: "uz" }).html).toBe(
      "<p>Oʻzbekiston, gʻildirak, maʼno va ‘soʻz’</p>",
    );
  });
});

describe("what cannot be shown as written", () => {
  it("keeps an unknown command in sight and names it", () => {
    const { html, warnings } = tex("before \\mystery{inside} after");

    expect(html).toBe('<p>before <code class="unknown">\\mystery</code>inside after</p>');
    expect(warnings).toEqual(["\\mystery is not known and is shown as written"]);
  });

  it("shows the text of an unknown environment, and a drawing's source", () => {
    const { html, warnings } = tex(
      "\\begin{box}text\\end{box}\\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}",
    );

    expect(html).toContain("text");
    expect(html).toContain("\\draw (0,0);");
    expect(warnings).toHaveLength(2);
  });

  it("shows a broken formula's source and says why", () => {
    const { html, warnings } = md("a $\\frac{1}$ b $\\nosuch$");

    expect(html).toContain('<code class="formula-fault">\\frac{1}</code>');
    expect(warnings.map((warning) => warning.slice(0, 40))).toEqual([
      "the formula \\frac{1} is shown as source:",
      "the formula \\nosuch is shown as source: ",
    ]);
  });

  it.each([
    ["a brace that is never closed", "a {b", 'a "{" without its "}"'],
    ["a brace that was never opened", "a } b", 'a "}" without its "{"'],
    ["an environment that is never ended", "\\begin{center}x", "\\begin{center} is never ended"],
    ["a formula that is never ended", "cost 5$ only", "a formula is opened and never closed by $"],
    ["a macro without end", "\\def\\x{\\x a}\\x", "\\x unfolds without end; it is left out from there on"],
  ])("survives %s and says so", (_what, source, warning) => {
    expect(tex(source).warnings).toContain(warning);
  });

  it("bounds macros that double at each step", () => {
    const doubling = Array.from({ length: 25 }, (_, i) => {
      const name = (n: number) => `\\x${String.fromCharCode(97 + n)}`;
      return `\\def${name(i + 1)}{${name(i)}${name(i)}}`;
    }).join("");

    const { html } = tex(`\\def\\xa{lol}${doubling}\\xz`);

    expect(html.length).toBeLessThan(3_000_000);
  });

  it("gives up on groups a hundred deep and keeps what came before", () => {
    const { html, warnings } = tex(`start ${"{".repeat(500)}x`);

    expect(html).toContain("start");
    expect(warnings.join()).toContain("hundred deep");
  });
});

describe("Markdown as packages write it", () => {
  it("reads tables with formulas, code, lists and constants", () => {
    const { html, warnings } = md(
      "| Group | Points |\n|:--|--:|\n| 1 | $n \\le {{max}}$ |\n\n```\n a < b\n```\n\n1. one\n2. two\n",
      { constants: { max: "7" } },
    );

    expect(warnings).toEqual([]);
    expect(html).toContain('<th class="right" scope="col">Points</th>');
    expect(html).toContain("n \\le 7</annotation>");
    expect(html).toContain('<pre class="code"><code> a &lt; b</code></pre>');
    expect(html).toContain("<ol><li>one</li><li>two</li></ol>");
  });

  it("numbers footnotes as they are met", () => {
    const { html, warnings } = md("b[^z] a[^y]\n\n[^y]: second\n[^z]: first\n    and more");

    expect(warnings).toEqual([]);
    expect(html.indexOf("first")).toBeLessThan(html.indexOf("second"));
    expect(html).toContain('<sup><a id="footnote-mark-1" href="#footnote-1">1</a></sup>');
    expect(html).toContain("first and more");
  });

  it("tells money from formulas", () => {
    expect(md("from $5 to $6, or \\$7").html).toBe("<p>from $5 to $6, or $7</p>");
  });

  it("reads display formulas alone and inside a paragraph", () => {
    const { html } = md("$$\nx^2\n$$\n\nwords $$y$$ more");

    expect(html.match(/<div class="formula">/g)).toHaveLength(2);
    expect(html).toContain("<p>words </p>");
  });

  it("leaves out the heading that repeats the title", () => {
    expect(md("# Title\n\nText").html).toBe("<p>Text</p>");
  });

  it("warns of a constant the package does not have", () => {
    expect(md("at most {{nope}}").warnings).toEqual(["the constant {{nope}} is not in problem.yaml"]);
  });
});
