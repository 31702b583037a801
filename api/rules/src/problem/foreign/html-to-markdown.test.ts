import { describe, expect, it } from "vitest";
import { htmlToMarkdown } from "./html-to-markdown.ts";

const md = (html: string) => htmlToMarkdown(html, () => null).trim();
const drawn = (mathml: string, spans: string) =>
  `<span class="katex"><span class="katex-mathml">${mathml}</span><span class="katex-html" aria-hidden="true"><span class="strut"></span><span class="base">${spans}</span></span></span>`;

const million = 1_000_000;

describe("a text that is full of what is never closed", () => {
  it.each(["<a", "<!--", '<span class="katex-display">', '<span class="katex">', "<span", "$x", "\t"])(
    "is read once, a million signs of %j",
    (piece) => {
      const text = piece.repeat(million / piece.length);

      expect(htmlToMarkdown(`${text}end`, () => null)).toContain("end");
      expect(htmlToMarkdown(`<pre>${text}end`, () => null)).toContain("end");
    },
  );

  it("keeps what only looks like a comment or a tag", () => {
    expect(md("a <!-- b > c <i d")).toBe("a \\<!-- b > c \\<i d");
    expect(md("a <!-- b --> c")).toBe("a  c");
  });
});

describe("a formula that KaTeX drew", () => {
  it("is the TeX that its MathML notes", () => {
    const mathml =
      '<math><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a \\lt b_1</annotation></semantics></math>';
    expect(md(`<p>where ${drawn(mathml, "<span>a</span><span>&lt;</span><span>b</span>")} holds</p>`)).toBe(
      "where $a \\lt b_1$ holds",
    );
  });

  it("is the TeX behind its words where the MathML has lost its tags", () => {
    const spans = "<span>s</span><span>i\u200b</span>";
    expect(md(`time ${drawn("sis_i", spans)}, ${drawn("nn", "<span>n</span>")} of them`)).toBe(
      "time $s_i$, $n$ of them",
    );
  });

  it("keeps its words alone where the TeX cannot be told from them", () => {
    expect(md(drawn("1/2\\frac12", "<span>2</span><span>1</span>"))).toBe("21");
  });

  it("stands by itself where it was displayed", () => {
    expect(md(`so<span class="katex-display">${drawn("nn", "n")}</span>then`)).toBe("so\n\n$$n$$\n\nthen");
  });

  it("takes no text along where one of its spans is broken", () => {
    const broken = drawn("nn", "n").replace("</span>", "");
    expect(md(`<p>a ${broken} b ${drawn("mm", "m")} c</p><p>d</p>`)).toBe("a nnn b $m$ c\n\nd");
  });

  it("is left as words where its span never ends, and does not hold up the rest", () => {
    expect(md(`${'<span class="katex">'.repeat(20_000)}x`)).toBe("x");
  });
});

describe("words", () => {
  it("keep formulas between dollar signs as they are, and lose what Markdown would act on elsewhere", () => {
    expect(md("a_i * b with $x_i * y_i$")).toBe("a\\_i \\* b with $x_i * y_i$");
  });

  it("are no formula where the dollar signs are prices", () => {
    expect(md("from $5 to $6 and a_b")).toBe("from $5 to $6 and a\\_b");
  });
});
