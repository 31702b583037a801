import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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

  it("counts from the first millisecond to before the end, by the judgement that stands", () => {
    const frozen = feed("frozen");

    expect(tableOf(frozen)).toEqual([
      "rank  team  solved  time  A       B",
      "1     uzum  2       329   + 179   + 150*",
      "2     anor  1       25    +1 25*  .",
      "3     behi  1       169   +1 149  .",
    ]);
    expect(tableOf(frozen, { ...jury, isPublic: true })).toEqual([
      "rank  team  solved  time  A       B",
      "1     anor  1       25    +1 25*  .",
      "2     behi  1       169   +1 149  .",
      "3     uzum  0       0     ?1      ?1",
    ]);
    expect(replayFeed(frozen, jury).notes).toEqual([
      "submission 11 is left out: its team or problem is not in the feed",
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

  it("scored by points is refused, not ranked by a guess", () => {
    const points = feed("older").replace('"penalty_time":10', '"scoreboard_type":"score"');

    expect(replayFeed(points, jury)).toEqual({
      kind: "refused",
      notes: ["the contest is scored by points; only pass-fail is replayed"],
    });
  });

  it("is refused when a judgement names a type the feed does not have", () => {
    const gone = feed("older").replace('"id":"RTE","solved"', '"id":"TLE","solved"');

    expect(replayFeed(gone, jury).notes.join()).toMatch(
      /submission 9 is judged RTE, which is no judgement type/,
    );
  });
});

describe("the command", () => {
  const run = (...words: readonly string[]) => {
    const file = fileURLToPath(new URL("../contest-replay.ts", import.meta.url));
    return spawnSync(process.execPath, ["--import", "tsx", file, ...words], { encoding: "utf8" });
  };

  it("prints the board as JSON and leaves with 0", () => {
    const done = run(fileURLToPath(new URL("feeds/older.ndjson", import.meta.url)), "--json");

    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout).scoreboard.rows[1]).toEqual({
      team_id: "t1",
      rank: 2,
      solved: 1,
      time: 40,
      problems: [
        {
          problem_id: "1",
          label: "A",
          num_judged: 2,
          num_pending: 0,
          solved: true,
          time: 30,
          first_to_solve: false,
        },
      ],
    });
  });

  it("prints nothing but the faults of a feed it cannot use and leaves with 1", () => {
    const done = run(fileURLToPath(import.meta.url));

    expect(done).toMatchObject({ status: 1, stdout: "" });
    expect(done.stderr).toMatch(/^line 1: not a notification/);
  });

  it("leaves with 2 when its words are wrong", () => {
    expect(run("--bronze", "many", "feed")).toMatchObject({ status: 2, stdout: "" });
  });
});
