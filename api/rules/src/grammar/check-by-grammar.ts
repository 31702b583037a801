/**
 * Holds an input to a grammar. The check is a machine that goes on by a number of steps at a time, so that whoever runs
 * it can do other things in between and stop it: a grammar may loop for ever, and an input be hundreds of megabytes.
 */

import { integerOf } from "./exact-number.ts";
import {
  assign,
  breakAt,
  type CheckOutcome,
  evaluateIn,
  type Frame,
  type GrammarCheck,
  type Loop,
  reject,
  withValue,
} from "./grammar-check.ts";
import type { Command, Grammar } from "./grammar-tree.ts";
import { readByPattern, readNumber, readText } from "./read-by-command.ts";

/** @param text  the input, a character for each byte */
export function startCheck(grammar: Grammar, text: string): GrammarCheck {
  const frames = [{ commands: grammar.commands, next: 0, loop: null }];
  return { text, variables: new Map(), frames, patterns: new Map(), at: 0, work: 0, outcome: null };
}

/**
 * Goes on for about so many steps.
 *
 * @returns null while there is no outcome yet
 * @throws never
 */
export function advanceCheck(check: GrammarCheck, steps: number): CheckOutcome | null {
  const until = check.work + steps;
  while (check.outcome === null && check.work < until) {
    check.work += 1;
    const frame = check.frames.at(-1);
    if (frame === undefined) finish(check);
    else {
      const command = frame.commands[frame.next];
      frame.next += 1;
      if (command !== undefined) follow(check, command);
      else if (frame.loop === null) check.frames.pop();
      else goRound(check, frame, frame.loop);
    }
  }
  return check.outcome;
}

/** Nothing may be left over. */
function finish(check: GrammarCheck): void {
  if (check.at < check.text.length) reject(check, "the end of the file");
  else check.outcome = { kind: "accepted" };
}

const followers: { readonly [Kind in Command["kind"]]: Follow<Kind> } = {
  text: readText,
  integer: readNumber,
  float: readNumber,
  pattern: readByPattern,
  repeat: enterLoop,
  "end-of-file": (check) => {
    if (check.at < check.text.length) reject(check, "the end of the file");
  },
  assert: (check, command) =>
    withValue(check, command, command.test, "truth", ({ isTrue }) => {
      if (!isTrue) reject(check, `that the assertion in line ${command.line} of the grammar holds`);
    }),
  set: (check, command) => {
    const value = evaluateIn(check, command.value);
    if (typeof value === "string") breakAt(check, command, value);
    else assign(check, command, command.into, value);
  },
  unset: (check, command) => {
    for (const name of command.names) check.variables.delete(name);
  },
  if: (check, command) =>
    withValue(check, command, command.test, "truth", ({ isTrue }) => {
      check.frames.push({ commands: isTrue ? command.then : command.otherwise, next: 0, loop: null });
    }),
};

type Follow<Kind extends Command["kind"]> = (
  check: GrammarCheck,
  command: Extract<Command, { kind: Kind }>,
) => void;

function follow<Kind extends Command["kind"]>(
  check: GrammarCheck,
  command: Extract<Command, { kind: Kind }> & { readonly kind: Kind },
): void {
  followers[command.kind](check, command);
}

function enterLoop(check: GrammarCheck, command: Extract<Command, { kind: "repeat" }>): void {
  const { separator, body, until } = command;
  const again = separator === null ? body : [separator, ...body];
  const start = (count: bigint | null) => {
    check.frames.push({ commands: [], next: 0, loop: { command, again, count, done: 0n } });
  };
  if (until.kind === "test") start(null);
  else
    withValue(check, command, until.of, "number", ({ top, isInteger }) => {
      if (!isInteger || top < 0n)
        breakAt(check, command, "a loop's count has to be a whole number, 0 or more");
      else start(top);
    });
}

/** Before each round, and after the last: sets the index, and begins a round or leaves. */
function goRound(check: GrammarCheck, frame: Frame, loop: Loop): void {
  const { command } = loop;
  if (command.index !== null) assign(check, command, command.index, integerOf(loop.done));
  if (check.outcome !== null) return;
  if (loop.count !== null) goOn(check, frame, loop.done < loop.count);
  else withValue(check, command, command.until.of, "truth", ({ isTrue }) => goOn(check, frame, isTrue));
}

function goOn(check: GrammarCheck, frame: Frame, isWanted: boolean): void {
  const { loop } = frame;
  if (!isWanted || loop === null) {
    check.frames.pop();
    return;
  }
  frame.commands = loop.done === 0n ? loop.command.body : loop.again;
  frame.next = 0;
  loop.done += 1n;
}
