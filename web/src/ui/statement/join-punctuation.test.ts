import { expect, it } from "vitest";
import { joinPunctuation } from "./join-punctuation.ts";

const formula = (source: string) =>
  `<span class="katex"><span class="katex-mathml"><math><annotation encoding="application/x-tex">${source}</annotation></math></span><span class="katex-html" aria-hidden="true"><span class="base"><span>n</span></span></span></span>`;

it("keeps brackets and commas on the line of a short formula", () => {
  expect(joinPunctuation(`bor (${formula("v_i = 0")}), lekin`)).toBe(
    `bor <span class="unbroken">(${formula("v_i = 0")}),</span> lekin`,
  );
});

it("leaves a formula alone that nothing touches, and the words around it", () => {
  const html = `<p>son ${formula("n")} berilgan.</p>`;
  expect(joinPunctuation(html)).toBe(html);
});

it("lets a long formula break", () => {
  const html = `(${formula("1 \\le a_1 + a_2 + a_3 + a_4 + a_5 \\le 10^9")})`;
  expect(joinPunctuation(html)).toBe(html);
});

it("counts a command as one sign", () => {
  expect(joinPunctuation(`${formula("1 \\leqslant n \\leqslant 1000")}.`)).toContain("unbroken");
});

it("takes two formulas in a row each by itself", () => {
  expect(joinPunctuation(`(${formula("a")}, ${formula("b")})`)).toBe(
    `<span class="unbroken">(${formula("a")},</span> <span class="unbroken">${formula("b")})</span>`,
  );
});

it("changes nothing without formulas", () => {
  expect(joinPunctuation("<p>(matn).</p>")).toBe("<p>(matn).</p>");
});
