import type { BoardDelta } from "@bilimdon/rules/scoreboard/board";

/**
 * Is a message from the socket a delta that the sync can trust its versions of? The server parsed the whole of it with
 * the contract before it sent it; zod here would weigh more (27 KB) than the board's page. What is not one means that
 * the server speaks a newer contract, and the page asks for the whole board.
 */
export function isDelta(message: unknown): message is BoardDelta {
  if (typeof message !== "object" || message === null) return false;
  const has = (name: string, isRight: (value: unknown) => boolean) =>
    name in message && isRight(Object.getOwnPropertyDescriptor(message, name)?.value);
  return (
    has("contestId", (value) => typeof value === "string") &&
    has("audience", (value) => value === "public" || value === "jury") &&
    has("previousVersion", Number.isInteger) &&
    has("version", Number.isInteger) &&
    has("cells", Array.isArray) &&
    has("firsts", Array.isArray)
  );
}
