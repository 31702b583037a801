import type { Block, Inline, Mark } from "./statement-nodes.ts";
import {
  addBlock,
  addInline,
  addText,
  closeFlow,
  endParagraph,
  flattenBlocks,
  isCommand,
  openFlow,
  type TexFlow,
  type TexReading,
  warn,
} from "./tex-flow.ts";
import { expandMacro } from "./tex-macros.ts";
import type { TexToken } from "./tex-scanner.ts";
import { isKnownSymbol, symbolText } from "./tex-symbols.ts";
import { typeset } from "./typeset-text.ts";

const depthLimit = 100;

/**
 * Reads text into a flow until a token says stop; that token is left unread. The end of the source always stops.
 *
 * Everything met is either shown, or is layout that has no meaning on a page, or is kept as it was written and warned
 * of: nothing disappears in silence.
 */
export function readFlow(reading: TexReading, flow: TexFlow, stops: (token: TexToken) => boolean): void {
  reading.depth += 1;
  if (reading.depth > depthLimit) throw new TexTooDeep();
  for (
    let token = reading.scanner.peek();
    token.kind !== "end" && !stops(token);
    token = reading.scanner.peek()
  ) {
    reading.scanner.next();
    readToken(reading, flow, token);
  }
  reading.depth -= 1;
}

/** Thrown, and caught by readTex alone, where groups stand in groups a hundred deep. */
export class TexTooDeep extends Error {}

function readToken(reading: TexReading, flow: TexFlow, token: TexToken) {
  switch (token.kind) {
    case "text":
      return addText(flow, flow.marks.includes("code") ? token.text : typeset(token.text, reading.language));
    case "space":
      return addText(flow, " ");
    case "paragraph":
      return endParagraph(flow);
    case "open":
      return readGroup(reading, flow, flow.marks);
    case "close":
      return warn(reading, 'a "}" without its "{"');
    case "align":
      return addText(flow, "&");
    case "math":
      return readMath(reading, flow, token.isDisplay ? "$$" : "$", token.isDisplay);
    case "command":
      return readCommand(reading, flow, token.name);
    case "end":
      return;
  }
}

function readCommand(reading: TexReading, flow: TexFlow, name: string) {
  if (expandMacro(reading, name)) return;
  if (isKnownSymbol(name)) return readSymbol(reading, flow, name);
  const command = reading.commands[name];
  if (command !== undefined) return command(reading, flow, name);
  warn(reading, `\\${name} is not known and is shown as written`);
  addText(flow, `\\${name}`, ["unknown"]);
}

/** \ldots{} and \'e: a symbol, its accent's letter, and the empty group that keeps the next space. */
function readSymbol(reading: TexReading, flow: TexFlow, name: string): void {
  addText(
    flow,
    symbolText(name, () => reading.scanner.group() ?? ""),
  );
  if (/^[A-Za-z]/.test(name)) reading.scanner.eat("{}");
}

/** The rest of a group whose brace has been taken: its declarations (\bf, \small) end with it. */
export function readGroup(reading: TexReading, flow: TexFlow, marks: readonly Mark[]): void {
  const outer = flow.marks;
  flow.marks = marks;
  readFlow(reading, flow, (token) => token.kind === "close");
  if (reading.scanner.next().kind === "end") warn(reading, 'a "{" without its "}"');
  flow.marks = outer;
}

/** A command's argument, read into the flow itself: \textbf{…} around a list is a list. */
export function readMarked(reading: TexReading, flow: TexFlow, marks: readonly Mark[]) {
  reading.scanner.skipSpace();
  const token = reading.scanner.peek();
  if (token.kind === "open") {
    reading.scanner.next();
    return readGroup(reading, flow, marks);
  }
  if (token.kind !== "text" && token.kind !== "command") return;
  const outer = flow.marks;
  flow.marks = marks;
  // An argument without braces is one letter or one command.
  const letter = token.kind === "text" ? reading.scanner.character() : null;
  readToken(reading, flow, letter === null ? reading.scanner.next() : { kind: "text", text: letter });
  flow.marks = outer;
}

/** A command's argument as blocks of its own. */
export function readArgument(reading: TexReading, flow: TexFlow): Block[] {
  const inner = openFlow({ ...flow, float: null });
  readMarked(reading, inner, inner.marks);
  return closeFlow(inner);
}

/** A command's argument as one run: a caption, a heading, the words of a link. */
export function readInlines(reading: TexReading, flow: TexFlow): Inline[] {
  return flattenBlocks(readArgument(reading, { ...flow, marks: [] }));
}

/** Reads an environment's text into the flow and takes its \end; declarations in it end with it. */
export function readUntilEnd(reading: TexReading, flow: TexFlow, name: string): void {
  const outer = flow.marks;
  readFlow(reading, flow, (token) => isCommand(token, "end"));
  flow.marks = outer;
  takeEnd(reading, name);
}

/** Takes \end{name}, and says so where another stands there or none. */
export function takeEnd(reading: TexReading, name: string): void {
  const isThere = reading.scanner.next().kind !== "end";
  const found = isThere ? (reading.scanner.group() ?? "").trim() : null;
  if (found === null) warn(reading, `\\begin{${name}} is never ended`);
  else if (found !== name) warn(reading, `\\begin{${name}} is ended by \\end{${found}}`);
}

/** A formula whose opening mark has been taken. */
export function readMath(reading: TexReading, flow: TexFlow, end: string, isDisplay: boolean) {
  const tex = reading.scanner.formula(end);
  if (tex === null) {
    warn(reading, `a formula is opened and never closed by ${end}`);
    return addText(flow, isDisplay ? "$$" : "$");
  }
  addFormula(reading, flow, tex, isDisplay);
}

export function addFormula(reading: TexReading, flow: TexFlow, source: string, isDisplay: boolean): void {
  const tex = source.replace(/(?<!\\)%[^\n]*(\n|$)/g, "").trim();
  if (tex === "") return;
  const withConstants = tex.replace(
    /\\constant\{([^}]*)\}/g,
    (whole, name: string) => reading.constants[name] ?? whole,
  );
  if (isDisplay) addBlock(flow, { kind: "formula", tex: withConstants });
  else addInline(flow, { kind: "formula", tex: withConstants });
}
