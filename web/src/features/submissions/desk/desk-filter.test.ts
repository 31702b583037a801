import type { DeskSubmission } from "@bilimdon/contracts/http/jury-desk";
import { describe, expect, it } from "vitest";
import { isWanted, readFilter, takeDeskNews, writeFilter } from "./desk-filter.ts";

const sent = (given: Partial<DeskSubmission> = {}): DeskSubmission => ({
  submissionId: "sub_1",
  contestId: "con_1",
  contestSlug: "cup",
  problemId: "prb_1",
  problemLabel: "A",
  problemName: {},
  participantId: "par_1",
  participantName: "Kechki loyiha",
  languageId: "cpp20",
  submittedAt: 600_000,
  contestTimeMs: 600_000,
  state: "judged",
  verdict: "WA",
  score: null,
  maxScore: null,
  failedTest: null,
  testsDone: null,
  testsTotal: null,
  maxCpuMs: null,
  maxMemoryBytes: null,
  judgeHostId: "hst_1",
  hostName: "one",
  origin: "submission",
  isIgnored: false,
  ...given,
});

describe("the jury's filter", () => {
  it("stands in the address and is read from it again", () => {
    const filter = { problem: "A", team: "oʻz", verdict: "failed" as const, from: 10, to: 70 };
    const query = Object.fromEntries(new URLSearchParams(writeFilter(filter)));
    expect(readFilter(query)).toEqual(filter);
    expect(writeFilter({})).toBe("");
  });

  it("leaves out what nobody could have chosen", () => {
    expect(readFilter({ hukm: "XX", dan: "-1", gacha: "soon", masala: " " })).toEqual({});
  });

  it("means what it says, all parts at once", () => {
    expect(isWanted({ problem: "A", verdict: "WA", team: "LOYIHA", from: 10, to: 11 }, sent())).toBe(true);
    for (const other of [
      { problem: "B" },
      { verdict: "AC" as const },
      { team: "navbat" },
      { host: "hst_2" },
      { language: "java" },
      { from: 11 },
      { to: 10 },
    ])
      expect(isWanted(other, sent()), JSON.stringify(other)).toBe(false);
    expect(isWanted({ verdict: "waiting" }, sent({ state: "queued", verdict: null }))).toBe(true);
  });

  it("takes news in by time, lets a row go that is no longer meant, and shows each once", () => {
    const rows = [
      sent({ submissionId: "sub_3", submittedAt: 3 }),
      sent({ submissionId: "sub_1", submittedAt: 1 }),
    ];
    const ids = (list: readonly DeskSubmission[]) => list.map(({ submissionId }) => submissionId);
    const added = takeDeskNews(rows, sent({ submissionId: "sub_2", submittedAt: 2 }), {});
    expect(ids(added)).toEqual(["sub_3", "sub_2", "sub_1"]);
    const judged = takeDeskNews(added, sent({ submissionId: "sub_2", verdict: "AC" }), { verdict: "WA" });
    expect(ids(judged)).toEqual(["sub_3", "sub_1"]);
  });
});
