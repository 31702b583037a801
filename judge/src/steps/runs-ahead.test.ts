import { expect, it } from "vitest";
import { RunsAhead } from "./runs-ahead.ts";

/** A lane that says what began, and ends runs and checks when it is told to. */
function lane() {
  const begun: string[] = [];
  const leave = new Map<string, () => void>();
  const end = new Map<string, (result: string) => void>();
  const ahead = new RunsAhead<string>((name, onRan) => {
    begun.push(name);
    leave.set(name, onRan);
    return new Promise((settle) => end.set(name, settle));
  });
  return {
    begun,
    ahead,
    ran: (name: string) => leave.get(name)?.(),
    checked: (name: string) => end.get(name)?.(name),
  };
}

it("keeps the lane at work while outputs are compared, never more than one case ahead", async () => {
  const { begun, ahead, ran, checked } = lane();
  const first = ahead.take("1", "2");
  expect(begun).toEqual(["1"]);
  ran("1");
  expect(begun).toEqual(["1", "2"]);
  ran("2");
  expect(begun).toEqual(["1", "2"]);

  checked("1");
  expect(await first).toBe("1");
  const second = ahead.take("2", "3");
  expect(begun).toEqual(["1", "2", "3"]);
  checked("2");
  expect(await second).toBe("2");
  const third = ahead.take("3", undefined);
  ran("3");
  checked("3");

  expect(await third).toBe("3");
  expect(begun).toEqual(["1", "2", "3"]);
});

it("begins nothing ahead of a case whose check needs the lane", async () => {
  const { begun, ahead, checked } = lane();
  const first = ahead.take("1", "2");
  checked("1");
  await first;
  expect(begun).toEqual(["1"]);
  const second = ahead.take("2", undefined);
  checked("2");

  expect(await second).toBe("2");
});

it("waits for what was begun and is not asked for", async () => {
  const { ahead, ran, checked } = lane();
  const first = ahead.take("1", "2");
  ran("1");
  checked("1");
  await first;
  let isSettled = false;
  const settled = ahead.settle().then(() => {
    isSettled = true;
  });
  await Promise.resolve();
  expect(isSettled).toBe(false);

  checked("2");
  await settled;
  expect(isSettled).toBe(true);
});
