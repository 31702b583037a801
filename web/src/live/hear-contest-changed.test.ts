import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { contestResource } from "../client/contest-resource.ts";
import { hearContestChanged } from "./hear-contest-changed.ts";

const asked = vi.fn(async () => Response.json({ data: { contestId: "con_1" } }));

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", asked);
  await contestResource("kubok").refresh();
  asked.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("asks for the contest once, in however many rooms the same news was heard", async () => {
  for (let room = 0; room < 3; room += 1) hearContestChanged("kubok", { contestId: "con_1" });
  expect(asked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveBeenCalledTimes(1);

  hearContestChanged("kubok", { contestId: "con_1" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("asks once more when an asking was under way, whose answer may be from before the news", async () => {
  let answerFirst = (_: Response) => {};
  asked.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
  void contestResource("kubok").refresh();
  hearContestChanged("kubok", { contestId: "con_1" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveBeenCalledTimes(1);

  answerFirst(Response.json({ data: { contestId: "con_1", phase: "before the news" } }));
  await vi.advanceTimersByTimeAsync(0);

  expect(asked).toHaveBeenCalledTimes(2);
  expect(contestResource("kubok").state.value).toEqual({
    kind: "ready",
    value: { contestId: "con_1" },
    failure: null,
  });
});

it.each([{ contestId: "con_2" }, "con_1", null])("does not ask because of %j", async (message) => {
  hearContestChanged("kubok", message);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(asked).not.toHaveBeenCalled();
});
