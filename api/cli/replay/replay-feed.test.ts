import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Replay, replayFeed } from "./replay-feed.ts";
import { replayTable } from "./replay-table.ts";

const feed = (name: string) => readFileSync(new URL(`feeds/${name}.ndjson`, import.meta.url), "utf8");
const jury = { isPublic: false, extraBronze: 0 };
const boardOf = (replay: Replay) => (replay.kind === "replayed" ? replay.board : null);

/** The table without the awards. */
function tableOf(text: string, how = jury): string[] {
  const board = boardOf(replayFeed(text, how));
  return board === null ? [] : (replayTable(board).split("\n\n")[0]?.split("\n") ?? []);
}

describe("a replayed contest", () => {
  it("goes by the last state of each object, leaves hidden teams out and shares ranks", () => {
    expect(tableOf(feed("present"))).toEqual([
      "rank  team   solved  time  A      B",
      "1     lola   1       30    +1 30  ?1",
      "1     omar   1       30    + 30*  .",
      "3     zafar  1       280   .      +1 260",
    ]);
  });

  it("gives nobody the first solve while an earlier run has only a judging error", () => {
    const awards = boardOf(replayFeed(feed("present"), jury))?.awards ?? [];

    expect(awards).toContainEqual({ id: "first-to-solve-pa", team_ids: ["omar"] });
    expect(awards).toContainEqual({ id: "first-to-solve-pb", team_ids: [] });
    expect(awards).toContainEqual({ id: "winner", team_ids: ["lola", "omar"] });
    expect(awards).toContainEqual({ id: "group-winner-g1", team_ids: ["lola", "omar"] });
  });

  it("tells spectators nothing of the frozen hour until the thaw", () => {
    const thaw = '{"type":"state","id":null,"data":{"thawed":"2026-03-01T16:00:00+05"},"token":"30"}\n';
    const spectator = { ...jury, isPublic: true };

    expect(tableOf(feed("present"), spectator)[3]).toBe("3     zafar  0       0     .      ?2");
    expect(tableOf(feed("present") + thaw, spectator)).toEqual(tableOf(feed("present")));
  });

  it("in the older form takes removed intervals out and rounds the minute down", () => {
    expect(tableOf(feed("older"))).toEqual([
      "rank  team  solved  time  A",
      "1     t2    1       20    + 20*",
      "2     t1    1       40    +1 30",
    ]);
  });

  it("does not depend on the order in which its objects arrive", () => {
    const last = feed("present")
      .split("\n")
      .filter((line) => /"(submissions|teams|groups|problems)"/.test(line) && !/"id":"9"/.test(line));
    const rest = feed("present")
      .split("\n")
      .filter((line) => !last.includes(line));
    const expected = replayFeed(feed("present"), jury);

    fc.assert(
      fc.property(fc.shuffledSubarray(last, { minLength: last.length }), (lines) => {
        const replayed = replayFeed([...rest, ...lines].join("\n"), jury);
        expect(boardOf(replayed)?.scoreboard).toEqual(boardOf(expected)?.scoreboard);
      }),
      { numRuns: 30 },
    );
  });

  it("is refused with every bad line named", () => {
    const bad = `${feed("older")}{oops\n{"type":"teams","op":"create","data":{"name":"no id"}}\n`;

    expect(replayFeed(bad, jury)).toEqual({
      kind: "refused",
      notes: [
        'line 17: not a notification; it needs to be {"type", "id", "data"} in JSON',
        "line 18: teams without an id in its data",
      ],
    });
  });

  it("is refused when a judgement names a type the feed does not have", () => {
    const gone = feed("older").replace('"id":"RTE","solved"', '"id":"TLE","solved"');

    expect(replayFeed(gone, jury).notes.join()).toMatch(
      /submission 9 is judged RTE, which is no judgement type/,
    );
  });
});
