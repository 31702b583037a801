/** What the bench and the process that sends to its spectators say to each other. */
export type FanOutOrder =
  /** As many deltas as told, each as soon as the one before is handed over. */
  | { readonly kind: "flood"; readonly over: "socket.io" | "ws"; readonly broadcasts: number }
  /** Deltas through the outbox, as the board keeper writes them, one every so often. */
  | { readonly kind: "pace"; readonly deltas: number; readonly everyMs: number }
  | { readonly kind: "weigh" };

export type FanOutReply =
  | { readonly kind: "ready"; readonly port: number; readonly barePort: number }
  | { readonly kind: "flooded" }
  /** When each was written, by the machine's monotonic clock, first to last. */
  | { readonly kind: "paced"; readonly firstVersion: number; readonly writtenAtMs: readonly number[] }
  | { readonly kind: "weighed"; readonly residentBytes: number };

/** Since the machine began: one clock for all its processes. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
