/**
 * The server's time on this device. Every reply that carries serverTime is a sample: the true moment lies somewhere in
 * the round trip, so its half is the best guess and the shortest round trip the best sample. A contest clock shown
 * from the device's own clock would be wrong by as much as that is.
 */
import { signal } from "@preact/signals";

const best = signal<{ readonly offsetMs: number; readonly roundTripMs: number } | null>(null);

/** Milliseconds since 1970 by the server's clock, as well as this page knows it. */
export function serverNow(): number {
  return Date.now() + (best.value?.offsetMs ?? 0);
}

/** Takes a sample: when the question left, what the server's clock said, when the answer was here. */
export function noteServerTime(sentAt: number, serverTime: number, receivedAt: number): void {
  const sample = readSample(sentAt, serverTime, receivedAt);
  const kept = best.peek();
  const isStepped =
    kept !== null && Math.abs(sample.offsetMs - kept.offsetMs) > sample.roundTripMs + kept.roundTripMs;
  // A device clock that was set meanwhile makes every earlier sample worthless.
  if (kept === null || isStepped || sample.roundTripMs < kept.roundTripMs) best.value = sample;
}

/** The offset to add to the device's clock, and how long the round trip was that found it. */
export function readSample(sentAt: number, serverTime: number, receivedAt: number) {
  const roundTripMs = Math.max(0, receivedAt - sentAt);
  return { offsetMs: serverTime - (sentAt + roundTripMs / 2), roundTripMs };
}
