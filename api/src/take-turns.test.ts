import { describe, expect, it } from "vitest";
import { openTurns } from "./take-turns.ts";

const full = () => new Error("full");
const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("works that take turns", () => {
  it("run so many at once, also when somebody comes just as another leaves", async () => {
    const turns = openTurns({ atOnce: 2, mostWaiting: 10, full });
    let [running, most] = [0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await tick();
      running -= 1;
    };
    const comesAfter = (before: Promise<void>) => before.then(() => turns(work));

    const first = [turns(work), turns(work), turns(work), turns(work)];
    await Promise.all([...first, ...first.map(comesAfter), ...first.map(comesAfter)]);

    expect(most).toBe(2);
  });

  it("come in their order, and leave their place also when they fail", async () => {
    const turns = openTurns({ atOnce: 1, mostWaiting: 10, full });
    const done: string[] = [];
    const named = (name: string) => () => tick().then(() => void done.push(name));

    const failed = turns(() => tick().then(() => Promise.reject(new Error("broken"))));
    const others = [turns(named("a")), turns(named("b"))];

    await expect(failed).rejects.toThrow("broken");
    await Promise.all(others);
    expect(done).toEqual(["a", "b"]);
  });

  it("send away whoever finds as many waiting as may", async () => {
    const turns = openTurns({ atOnce: 1, mostWaiting: 1, full });
    const [runs, waits] = [turns(tick), turns(tick)];

    await expect(turns(tick)).rejects.toThrow("full");

    await Promise.all([runs, waits]);
    await turns(tick);
  });
});
