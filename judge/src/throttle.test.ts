import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { throttle } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("sends the first message at once and of the rest only the newest of each gap", () => {
  const sent: number[] = [];
  const { tell } = throttle<number>(250, (message) => sent.push(message));

  for (let i = 0; i < 100; i += 1) {
    tell(i);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(250);

  expect(sent).toEqual([0, 24, 49, 74, 99]);
});

it("sends nothing more once it is stopped", () => {
  const sent: number[] = [];
  const { tell, stop } = throttle<number>(250, (message) => sent.push(message));

  tell(1);
  tell(2);
  stop();
  vi.advanceTimersByTime(1000);

  expect(sent).toEqual([1]);
});
