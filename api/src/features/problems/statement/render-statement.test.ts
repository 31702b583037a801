import { describe, expect, it } from "vitest";
import { cleanHtml } from "./clean-html.ts";
import { renderFormula } from "./render-formula.ts";
import { renderStatement, type StatementSource } from "./render-statement.ts";

function render(form: "md" | "tex", text: string, given: Partial<StatementSource> = {}) {
  return renderStatement({
    form,
    text,
    language: "en",
    title: "Title",
    constants: {},
    image: (source) =>
      source.startsWith("figure")
        ? { url: "/api/problem-assets/pkv_1/statement%2Ffigure.png", width: 640, height: 480, form: "image" }
        : null,
    ...given,
  });
}
const tex = (text: string, given: Partial<StatementSource> = {}) => render("tex", text, given);
const md = (text: string, given: Partial<StatementSource> = {}) => render("md", text, given);
/** What a reader sees, formulas as their source. */
const words = (html: string) =>
  html
    .replace(/<span class="katex-html".*?<\/annotation>/gs, "")
    .replace(
      /<math.*?<annotation[^>]*>(.*?)<\/annotation>.*?<\/math><\/span><span class="katex-html" aria-hidden="true">.*?(?=<\/p>|<\/li>|$)/gs,
      "[$1]",
    )
    .replace(/<[^>]+>/g, "");

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

describe("attacks", () => {
  const payloads = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/track.png)",
    '![" onerror="alert(1)](figure.png)',
    '<iframe src="javascript:alert(1)"></iframe>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\url{javascript:alert(1)}$",
    "$\\includegraphics{https://evil.example/x.png}$",
    '$\\htmlData{x="y" onmouseover="alert(1)"}{z}$',
    "$\\htmlStyle{position:fixed}{z}$",
    "$\\text{<img src=x onerror=alert(1)>}$",
    "\\href{javascript:alert(1)}{x}",
    "\\url{javascript:alert(1)}",
    '\\includegraphics{"onerror=alert(1)}',
    '\\includegraphics{figure" onerror="alert(1)}',
    "\\texttt{<img src=x onerror=alert(1)>}",
    "\\verb|<script>alert(1)</script>|",
    "\\begin{verbatim}</code></pre><script>alert(1)</script>\\end{verbatim}",
    '\\illustration{0.3" onload="x}{figure.png}{<script>alert(1)</script>}',
    "\\unknown<script>alert(1)</script>",
    "</p><style>body{display:none}</style>",
  ];

  it.each(payloads.flatMap((payload) => [["md", payload] as const, ["tex", payload] as const]))(
    "stays text in %s: %s",
    (form, payload) => {
      const { html } = render(form, payload);

      const tags = [...html.matchAll(/<\/?([a-zA-Z0-9]+)((?:"[^"]*"|[^">])*)>/g)];
      for (const [tag, name] of tags)
        expect(`${name} in ${tag}`).not.toMatch(/^(script|iframe|style|object|input|form|mglyph) /i);
      const attributes = tags.map(([, , attributes]) => attributes).join(" ");
      expect(attributes.replace(/"[^"]*"/g, '""')).not.toMatch(/\bon\w+\s*=/i);
      expect(attributes).not.toMatch(/(?:href|src)="(?!\/api\/problem-assets\/|#|https?:)/i);
      expect(attributes).not.toMatch(/src="https?:/i);
      expect(attributes).not.toMatch(/position:\s*(fixed|absolute)/i);
    },
  );

  it("is stopped by the last gate even where the writer would let it through", () => {
    const dirty =
      '<p onclick="x()">a<script>x()</script><a href="javascript:x()">b</a><img src="https://e.uz/x.png">' +
      '<img src="/api/problem-assets/pkv_1/../../me"><span style="position:fixed;background:url(x)">c</span><svg><use href="#x"/></svg></p>';

    expect(cleanHtml(dirty)).toBe("<p>a<a>b</a><span>c</span><svg></svg></p>");
  });
});

it("passes every part of a formula through the gate", () => {
  const formulas = [
    "\\sqrt[3]{x^2+1}",
    "\\frac{a}{b}+\\binom{n}{k}",
    "\\overrightarrow{AB}+\\overline{x}+\\widehat{xyz}",
    "\\begin{cases}a&b\\\\c&d\\end{cases}",
    "\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}",
    "\\left\\lfloor\\frac{\\dfrac{a}{b}}{c}\\right\\rfloor",
    "\\color{red}{x}\\boxed{y}\\cancel{z}",
    "\\underbrace{a+b}_{n}\\xrightarrow{f}",
    "\\mathbb{R}\\mathcal{F}\\text{oʻ}\\sum_{i=1}^n\\int_0^1\\lim_{x\\to0}",
    "\\begin{array}{|c|c|}\\hline a&b\\\\\\hline\\end{array}\\tag{1}",
  ];
  /** Both spell the same markup differently: entities, self-closing, order and spacing of styles. */
  const plain = (html: string) =>
    html
      .replaceAll("&#x27;", "'")
      .replace(
        / style="([^"]*)"/g,
        (_all, style: string) =>
          ` style="${style
            .split(";")
            .filter(Boolean)
            .map((s) => s.trim())
            .sort()
            .join(";")}"`,
      )
      .replaceAll(" />", "/>")
      .replace(/<(path|line|mspace|mpadded)([^>]*?)\/?>(?:<\/\1>)?/g, "<$1$2>");

  for (const formula of formulas) {
    const { html, fault } = renderFormula(formula, true, {});
    expect(fault).toBeNull();
    expect(plain(cleanHtml(html))).toBe(plain(html));
  }
});

it("keeps words in their order around formulas", () => {
  expect(words(tex("one $x$").html)).toContain("one");
});
