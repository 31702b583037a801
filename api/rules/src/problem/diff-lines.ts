/** A line of a comparison; skipped stands for lines that are the same, its text is how many. */
export interface DiffLine {
  readonly kind: "same" | "added" | "removed" | "skipped";
  readonly text: string;
}

export type Diff =
  | { readonly kind: "compared"; readonly lines: readonly DiffLine[] }
  /** More differs than can be laid side by side. */
  | { readonly kind: "too-long" };

/** Steps of the search at most: a text rewritten whole is shown as that, not searched for its last equal comma. */
const mostEdits = 600;
const mostLines = 5_000;
/** Equal lines kept beside a change. */
const context = 3;

/**
 * What changed between two texts, line by line, by the shortest edit.
 *
 * @returns only the changes with three lines around them; nothing at all where the texts are equal
 * @throws never
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986.
 */
export function diffLines(before: string, after: string): Diff {
  const [a, b] = [before.split("\n"), after.split("\n")];
  if (a.length > mostLines || b.length > mostLines) return { kind: "too-long" };
  const trail = findTrail(a, b);
  return trail === null ? { kind: "too-long" } : { kind: "compared", lines: foldSame(walkBack(a, b, trail)) };
}

/** Furthest reaching points by diagonal for each number of edits; null beyond the bound. */
function findTrail(
  a: readonly string[],
  b: readonly string[],
): readonly ReadonlyMap<number, number>[] | null {
  const trail: ReadonlyMap<number, number>[] = [];
  let reach: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(mostEdits, a.length + b.length); edits += 1) {
    trail.push(reach);
    const next = new Map(reach);
    for (let k = -edits; k <= edits; k += 2) {
      let x = startOf(reach, k, edits);
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return trail;
    }
    reach = next;
  }
  return null;
}

/** Where diagonal k begins: down from the one above it, or right from the one below. */
function startOf(reach: ReadonlyMap<number, number>, k: number, edits: number): number {
  const [left, right] = [reach.get(k - 1) ?? -1, reach.get(k + 1) ?? -1];
  return k === -edits || (k !== edits && left < right) ? right : left + 1;
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = a.length;
  let k = a.length - b.length;
  for (let edits = trail.length - 1; edits >= 0; edits -= 1) {
    const step = stepBefore(trail[edits] ?? new Map(), k, edits);
    for (; x > step.x && x - k > step.x - step.k; x -= 1) lines.push({ kind: "same", text: a[x - 1] ?? "" });
    if (edits === 0) break;
    const isAdded = step.k > k;
    lines.push(
      isAdded
        ? { kind: "added", text: b[step.x - step.k] ?? "" }
        : { kind: "removed", text: a[step.x] ?? "" },
    );
    x = step.x;
    k = step.k;
  }
  return lines.reverse();
}

/** The point from which the last edit led onto diagonal k; the origin where there was none. */
function stepBefore(reach: ReadonlyMap<number, number>, k: number, edits: number) {
  if (edits === 0) return { x: 0, k: 0 };
  const [left, right] = [reach.get(k - 1) ?? -1, reach.get(k + 1) ?? -1];
  const isDown = k === -edits || (k !== edits && left < right);
  return isDown ? { x: right, k: k + 1 } : { x: left, k: k - 1 };
}

function foldSame(lines: readonly DiffLine[]): DiffLine[] {
  const changes = lines.flatMap((line, index) => (line.kind === "same" ? [] : [index]));
  if (changes.length === 0) return [];
  const isNear = new Set(
    changes.flatMap((at) => Array.from({ length: 2 * context + 1 }, (_, step) => at - context + step)),
  );
  const folded: DiffLine[] = [];
  let skipped = 0;
  const endSkip = () => {
    if (skipped > 0) folded.push({ kind: "skipped", text: String(skipped) });
    skipped = 0;
  };
  for (const [index, line] of lines.entries()) {
    if (!isNear.has(index)) {
      skipped += 1;
      continue;
    }
    endSkip();
    folded.push(line);
  }
  endSkip();
  return folded;
}
