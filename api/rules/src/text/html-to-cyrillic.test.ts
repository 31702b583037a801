import fc from "fast-check";
import { expect, it } from "vitest";
import { htmlToCyrillic } from "./html-to-cyrillic.ts";

it.each([
  [
    "text in elements",
    "<p>Butun <strong>son</strong> bering.</p>",
    "<p>Бутун <strong>сон</strong> беринг.</p>",
  ],
  ["not code", "<p>Soʻz <code>yubor</code> keladi</p>", "<p>Сўз <code>yubor</code> келади</p>"],
  ["not samples", "<pre><span>ha</span> yoq</pre>ha", "<pre><span>ha</span> yoq</pre>ҳа"],
  [
    "not formulas, drawn or for readers",
    '<span class="katex"><span>max</span><math><mi>son</mi></math></span> ta son',
    '<span class="katex"><span>max</span><math><mi>son</mi></math></span> та сон',
  ],
  [
    "words for pictures, not their addresses",
    '<img src="/api/problem-assets/pv1/yoʻl.svg" alt="Yoʻl rasmi"><br>ha',
    '<img src="/api/problem-assets/pv1/yoʻl.svg" alt="Йўл расми"><br>ҳа',
  ],
  ["no character references", "<p>katta &amp; kichik&nbsp;son</p>", "<p>катта &amp; кичик&nbsp;сон</p>"],
  [
    "no word in quotes, which a program may have to print",
    '<p>"Ha" yoki “yoq” deb</p>',
    '<p>"Ha" ёки “yoq” деб</p>',
  ],
  [
    "what guillemets hold, since a sentence stands there",
    "<p>«oldin oʻtilsin»</p>",
    "<p>«олдин ўтилсин»</p>",
  ],
  ["after elements that were never closed", "<ul><li>bir<li>ikki</ul>uch", "<ul><li>бир<li>икки</ul>уч"],
])("a page in Cyrillic turns %s", (_name, html, written) => {
  expect(htmlToCyrillic(html)).toBe(written);
});

it("leaves every tag but a picture's words as it was", () => {
  const part = fc.constantFrom(
    "<p>",
    "</p>",
    "<code>",
    "</code>",
    '<a href="/yoʻl">',
    "</a>",
    "son",
    " ",
    "&lt;",
    "eʼlon",
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const html = parts.join("");
      expect(htmlToCyrillic(html).match(/<[^>]*>/g)).toEqual(html.match(/<[^>]*>/g));
    }),
  );
});
