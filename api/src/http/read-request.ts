import type { z } from "zod";
import { refuse } from "../errors.ts";

/**
 * Parses one part of a request with its shape.
 *
 * @throws request.malformed naming every path that is wrong: "body.source: …"
 */
export function parsePart<S extends z.ZodType>(
  part: "path" | "query" | "body",
  shape: S,
  value: unknown,
): z.output<S> {
  if (part !== "body") refuseNul(part, value, []);
  const reading = shape.safeParse(value);
  if (reading.success) return reading.data;
  const faults = reading.error.issues.slice(0, 50).map((issue) => ({
    path: [part, ...issue.path.map(String)].join("."),
    message: issue.message,
  }));
  const words = faults.map((fault) => `${fault.path}: ${fault.message}`).join("; ");
  throw refuse("request.malformed", `The request does not fit its shape. ${words}`, { faults });
}

const deepest = 32;

/**
 * Refuses NUL characters and lone surrogates: Postgres keeps neither in text, and no field of ours has a use for one.
 *
 * @param mayHold  names of top-level fields left to the verb
 */
export function refuseNul(at: string, value: unknown, mayHold: readonly string[], depth = 0): void {
  if (depth > deepest) throw refuse("request.malformed", `${at}: nested deeper than ${deepest}`);
  if (typeof value === "string") {
    if (value.includes("\u0000") || !value.isWellFormed())
      throw refuse(
        "request.malformed",
        `${at}: holds a character that text cannot hold (NUL or half a pair)`,
        {
          faults: [{ path: at, message: "holds a NUL character or half a surrogate pair" }],
        },
      );
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (depth === 0 && mayHold.includes(key)) continue;
      refuseNul(`key of ${at}`, key, [], depth + 1);
      refuseNul(`${at}.${key}`, inner, [], depth + 1);
    }
  }
}
