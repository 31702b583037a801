import { readInlines, readMarked } from "./read-flow.ts";
import { addInline, addText, closeFlow, openFlow, type TexFlow, type TexReading, warn } from "./tex-flow.ts";

export function lineBreak(reading: TexReading, flow: TexFlow): void {
  reading.scanner.eat("*");
  reading.scanner.option();
  if (flow.inlines.length > 0) addInline(flow, { kind: "break" });
}

export function readVerb(reading: TexReading, flow: TexFlow) {
  reading.scanner.eat("*");
  reading.scanner.option();
  const opening = reading.scanner.character() ?? "";
  const text = reading.scanner.until(opening === "{" ? "}" : opening);
  if (text === null) return warn(reading, "\\verb is never closed");
  addText(flow, text, ["code"]);
}

export function readUrl(reading: TexReading, flow: TexFlow): void {
  const href = unescapeUrl(reading.scanner.group() ?? "");
  addInline(flow, { kind: "link", href, content: [{ kind: "text", text: href, marks: [] }] });
}

export function readHref(reading: TexReading, flow: TexFlow): void {
  reading.scanner.option();
  const href = unescapeUrl(reading.scanner.group() ?? "");
  addInline(flow, { kind: "link", href, content: readInlines(reading, flow) });
}

function unescapeUrl(written: string): string {
  return written.trim().replace(/\\([%#&_~{}$])/g, "$1");
}

export function readFootnote(reading: TexReading, flow: TexFlow): void {
  reading.scanner.option();
  const inner = openFlow(null);
  readMarked(reading, inner, []);
  reading.footnotes.push(closeFlow(inner));
  addInline(flow, { kind: "footnote", number: reading.footnotes.length });
}

export function readReference(reading: TexReading, flow: TexFlow): void {
  addInline(flow, { kind: "reference", label: (reading.scanner.group() ?? "").trim() });
}

export function readConstant(reading: TexReading, flow: TexFlow): void {
  const name = (reading.scanner.group() ?? "").trim();
  const value = reading.constants[name];
  if (value === undefined) warn(reading, `the constant ${name} is not in problem.yaml`);
  addText(flow, value ?? `\\constant{${name}}`, value === undefined ? ["unknown"] : flow.marks);
}
