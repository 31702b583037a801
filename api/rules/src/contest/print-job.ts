/**
 * A print's way: queued → printing → printed → handed over; what failed waits for somebody who lets it go again, or who
 * printed it by hand.
 */
export type PrintState = "queued" | "printing" | "printed" | "failed" | "handed-over";
export const printActs = ["retry", "mark-printed", "hand-over", "undo"] as const;
export type PrintAct = (typeof printActs)[number];

const moves: Readonly<Record<PrintAct, Readonly<Partial<Record<PrintState, PrintState>>>>> = {
  retry: { failed: "queued", printed: "queued" },
  "mark-printed": { queued: "printed", failed: "printed" },
  "hand-over": { printed: "handed-over" },
  undo: { "handed-over": "printed" },
};

/**
 * Where an act takes a print.
 *
 * @returns null: the act does not fit; what is at the printer is moved by nobody
 * @throws never
 */
export function movePrint(state: PrintState, act: PrintAct): PrintState | null {
  return moves[act][state] ?? null;
}
