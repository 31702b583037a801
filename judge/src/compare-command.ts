import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { compareOutput } from "@bilimdon/rules/verdict/compare-output";
import { readCompareFlags } from "@bilimdon/rules/verdict/read-compare-flags";
import { z } from "zod";

/** One line of input. `input` is carried for other validators' sake; the default one does not look at it. */
const comparison = z.object({
  answer: z.string(),
  output: z.string(),
  args: z.array(z.string()).default([]),
  input: z.string().optional(),
});

const usage =
  "problem:compare reads lines {answer, output, args, input} and writes lines {accepted, message}";

/**
 * `problem:compare`: the default validator on NDJSON, a line for a line, in order.
 *
 * @returns 0 when every line could be read, else 1; a line that could not says why in its message
 */
export async function runCompare(
  args: readonly string[],
  from: Readable = process.stdin,
  to: Writable = process.stdout,
): Promise<number> {
  if (args.length > 0) throw new Error(`${usage}; it takes no arguments`);
  let code = 0;
  for await (const line of createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const reading = compareLine(line);
    if (!reading.isRead) code = 1;
    const isRoom = to.write(`${JSON.stringify({ accepted: reading.accepted, message: reading.message })}\n`);
    if (!isRoom) await new Promise((settle) => to.once("drain", settle));
  }
  return code;
}

interface Compared {
  readonly isRead: boolean;
  readonly accepted: boolean;
  readonly message: string;
}

function compareLine(line: string): Compared {
  const parsed = parseJson(line);
  if (parsed === undefined) return unread("the line is not JSON");
  const reading = comparison.safeParse(parsed);
  if (!reading.success) return unread(z.prettifyError(reading.error));
  const { answer, output, args } = reading.data;
  const flags = readCompareFlags(args);
  if (flags.kind === "refused") return unread(flags.message);
  const bytes = { answer: Buffer.from(answer, "utf8"), output: Buffer.from(output, "utf8") };
  return { isRead: true, ...compareOutput({ ...bytes, flags: flags.value }) };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function unread(message: string): Compared {
  return { isRead: false, accepted: false, message };
}
