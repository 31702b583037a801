/**
 * Finds how far a pattern reaches, without ever going back: every state the pattern may be in is carried along, in the
 * order of preference, so that a text is read once whatever the pattern, and no pattern a setter writes can hang a judge.
 */
import type { CodeSet, Pattern } from "./read-pattern.ts";

type Step =
  | { readonly kind: "character"; readonly takes: CodeSet }
  /** Goes on at both, the first being preferred. */
  | { readonly kind: "fork"; readonly first: number; readonly second: number }
  | { readonly kind: "done" };

export interface PatternProgram {
  readonly steps: readonly Step[];
}

const mostSteps = 20_000;

/** @returns null for a pattern whose repetitions make it too large */
export function compilePattern(pattern: Pattern): PatternProgram | null {
  const steps: Step[] = [{ kind: "done" }];
  const add = (step: Step): number => (steps.length < mostSteps ? steps.push(step) - 1 : 0);
  /** Builds from the end: gives the step a part begins at, which goes on at `next`. */
  const build = (part: Pattern, next: number): number => {
    switch (part.kind) {
      case "character": {
        // A character goes on at the step before it in the list; a fork to one place leads where it has to.
        add({ kind: "fork", first: next, second: next });
        return add({ kind: "character", takes: part.takes });
      }
      case "row":
        return part.parts.reduceRight((after, each) => build(each, after), next);
      case "either": {
        const ways = part.ways.map((way) => build(way, next));
        return ways.reduceRight((rest, way) => add({ kind: "fork", first: way, second: rest }));
      }
      case "repeat":
        return buildRepeat(part, next);
    }
  };
  const buildRepeat = (part: Extract<Pattern, { kind: "repeat" }>, next: number): number => {
    let at = next;
    if (part.most === Number.POSITIVE_INFINITY) {
      const place = steps.length;
      add({ kind: "fork", first: next, second: next });
      const again = build(part.part, place);
      if (steps.length < mostSteps) steps[place] = { kind: "fork", first: again, second: next };
      at = place;
    } else {
      for (let count = part.least; count < part.most && steps.length < mostSteps; count += 1)
        at = add({ kind: "fork", first: build(part.part, at), second: next });
    }
    for (let count = 0; count < part.least && steps.length < mostSteps; count += 1) at = build(part.part, at);
    return at;
  };
  const start = build(pattern, 0);
  if (steps.length >= mostSteps) return null;
  return { steps: [...steps, { kind: "fork", first: start, second: start }] };
}

export interface PatternMatch {
  /** Where the match ends; null: there is none. */
  readonly end: number | null;
  /** How much work it was, in states looked at. */
  readonly work: number;
}

/** The preferred match that begins at `from`. */
export function matchPattern({ steps }: PatternProgram, text: string, from: number): PatternMatch {
  let work = 0;
  let end: number | null = null;
  const follow = (starts: readonly number[]): number[] => {
    const seen = new Set<number>();
    const waiting = [...starts].reverse();
    const reached: number[] = [];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      work += 1;
      const step = steps[at];
      if (step?.kind === "fork") waiting.push(step.second, step.first);
      else reached.push(at);
    }
    return reached;
  };
  let states = follow([steps.length - 1]);
  for (let position = from; states.length > 0; position += 1) {
    const code = text.charCodeAt(position);
    const next: number[] = [];
    for (const at of states) {
      const step = steps[at];
      if (step?.kind === "done") {
        // What is less preferred than a match that stands is of no interest any more.
        end = position;
        break;
      }
      if (step?.kind === "character" && position < text.length && step.takes(code)) next.push(at - 1);
    }
    states = follow(next);
  }
  return { end, work };
}
