import { describe, expect, it } from "vitest";
import { cleanHtml } from "./clean-html.ts";
import { renderForTest } from "./render-for-test.ts";
import { renderFormula } from "./render-formula.ts";

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
      const { html } = renderForTest(form, payload);

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
