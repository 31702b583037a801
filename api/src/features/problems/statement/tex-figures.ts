import { readInlines, readUntilEnd } from "./read-flow.ts";
import type { Inline } from "./statement-nodes.ts";
import {
  addBlock,
  addInline,
  closeFlow,
  endParagraph,
  openFlow,
  type TexEnvironment,
  type TexFloat,
  type TexFlow,
  type TexReading,
} from "./tex-flow.ts";

/** Width of a page's text in centimetres, against which lengths in other units are taken. */
const textWidthCm = 15;

/** \includegraphics[options]{file} */
export function includeImage(reading: TexReading, flow: TexFlow): void {
  reading.scanner.eat("*");
  const options = reading.scanner.option() ?? "";
  const source = (reading.scanner.group() ?? "").trim();
  addInline(flow, { kind: "image", image: { source, alt: "", widthPercent: readWidth(options) } });
}

/** \illustration{width}{file}{caption}: a picture beside the text, as contest classes have it. */
export function illustrate(reading: TexReading, flow: TexFlow): void {
  const width = readPercent(reading.scanner.group() ?? "", 1);
  const source = (reading.scanner.group() ?? "").trim();
  const caption = reading.scanner.peek().kind === "open" ? readInlines(reading, flow) : [];
  const image: Inline = { kind: "image", image: { source, alt: "", widthPercent: null } };
  addBlock(flow, {
    kind: "figure",
    content: [{ kind: "paragraph", content: [image] }],
    caption,
    counter: "figure",
    number: null,
    besidePercent: width,
  });
}

/** \begin{figure} and \begin{table}, starred or wrapped; `before` counts the arguments of the wrapped kinds. */
export function readFloat(counter: TexFloat["counter"], before: number): TexEnvironment {
  return (reading, flow, name) => {
    reading.scanner.option();
    for (let i = 0; i < before; i += 1) reading.scanner.group();
    const float: TexFloat = { counter, caption: [], number: null };
    const inner = { ...openFlow(flow), float };
    readUntilEnd(reading, inner, name);
    const content = closeFlow(inner);
    addBlock(flow, {
      kind: "figure",
      content,
      caption: float.caption,
      counter,
      number: float.number,
      besidePercent: null,
    });
  };
}

export function captionFloat(reading: TexReading, flow: TexFlow): void {
  reading.scanner.eat("*");
  reading.scanner.option();
  const caption = readInlines(reading, flow);
  if (flow.float !== null && flow.float.caption.length === 0) flow.float.caption = caption;
  else {
    endParagraph(flow);
    flow.inlines.push(...caption);
    endParagraph(flow);
  }
}

/** A label gives its figure the next number; one that nobody refers to costs nothing but the number. */
export function labelFloat(reading: TexReading, flow: TexFlow): void {
  const label = (reading.scanner.group() ?? "").trim();
  const { float } = flow;
  if (float === null) return;
  float.number ??= reading.counts[float.counter] += 1;
  reading.labels.set(label, float.number);
}

/** "width=0.5\textwidth, height=3cm" → 50; null where no width is given. */
function readWidth(options: string): number | null {
  const width = /(?:^|,)\s*width\s*=\s*([^,]+)/.exec(options)?.[1];
  return width === undefined ? null : readPercent(width, null);
}

const centimetres: Readonly<Record<string, number>> = {
  cm: 1,
  mm: 0.1,
  in: 2.54,
  pt: 0.0351,
  em: 0.35,
  ex: 0.15,
};

function readPercent(length: string, bareUnit: number | null): number | null {
  const found = /^\s*(\d*\.?\d+)?\s*\\?([A-Za-z]*)\s*$/.exec(length);
  if (found === null) return null;
  const amount = Number(found[1] ?? 1);
  const unit = found[2] ?? "";
  const perUnit = centimetres[unit];
  const fraction =
    perUnit !== undefined ? (amount * perUnit) / textWidthCm : fractionOf(amount, unit, bareUnit);
  if (fraction === null || !(fraction > 0)) return null;
  return Math.min(100, Math.round(fraction * 100));
}

function fractionOf(amount: number, unit: string, bareUnit: number | null): number | null {
  if (["textwidth", "linewidth", "columnwidth", "hsize"].includes(unit)) return amount;
  return unit === "" && bareUnit !== null ? amount * bareUnit : null;
}
