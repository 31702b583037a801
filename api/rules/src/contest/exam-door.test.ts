import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContestPlan } from "./contest-plan.ts";
import { answerAtExam, type ExamKnock, type ExamSeat } from "./exam-door.ts";

const [startsAt, hour] = [1_700_000_000_000, 3_600_000];
const plan: ContestPlan = {
  startsAt,
  countdownPausedMs: null,
  lengthMs: 2 * hour,
  windowMs: null,
  extendedMs: 0,
  freezeMs: null,
  removed: [],
  thawedAt: null,
  finalizedAt: null,
};
const seat: ExamSeat = {
  plan,
  participant: { startedAt: null, extraMs: 0 },
  ranges: [],
  boundSessionId: "first",
  hasCome: true,
};
const knock: ExamKnock = { now: startsAt, address: "10.0.0.7", sessionId: "first", asks: "exam" };
const ask = (over: Partial<ExamKnock>, of: Partial<ExamSeat> = {}) => {
  const answer = answerAtExam({ ...seat, ...of }, { ...knock, ...over });
  return answer.kind === "refused" ? answer.why : answer.kind;
};

describe("an exam", () => {
  it("closes nothing to whoever is on its list and has not come in", () => {
    const listed = { boundSessionId: null, hasCome: false };

    expect(ask({ asks: "outside" }, listed)).toBe("free");
    expect(ask({ asks: "outside", sessionId: null }, listed)).toBe("free");
    expect(ask({ asks: "news" }, listed)).toBe("free");
    expect(ask({ asks: "exam" }, listed)).toBe("admitted");
  });

  it("keeps the rest closed after the watch let go of a device, until another has come", () => {
    const released = { boundSessionId: null };

    expect(ask({ asks: "outside" }, released)).toBe("running");
    expect(answerAtExam({ ...seat, ...released }, { ...knock, asks: "news" })).toEqual({
      kind: "admitted",
      isFirst: false,
    });
    expect(ask({ asks: "exam", sessionId: "second" }, released)).toBe("admitted");
  });

  it("closes the rest of the site from its first millisecond to its last", () => {
    const outside = (now: number, of: Partial<ExamSeat> = {}) => ask({ now, asks: "outside" }, of);

    expect(outside(startsAt - 1)).toBe("free");
    expect(outside(startsAt)).toBe("running");
    expect(outside(startsAt + 2 * hour - 1)).toBe("running");
    expect(outside(startsAt + 2 * hour)).toBe("free");
    const extra = { participant: { startedAt: null, extraMs: 60_000 } };
    expect(outside(startsAt + 2 * hour + 59_999, extra)).toBe("running");
    expect(outside(startsAt + 2 * hour + 60_000, extra)).toBe("free");
  });

  it("holds on while its clock stands still", () => {
    const stopped = { plan: { ...plan, removed: [{ fromMs: startsAt + 1, toMs: null }] } };
    expect(ask({ now: startsAt + 9 * hour, asks: "outside" }, stopped)).toBe("running");
  });

  it("takes the first session as the one, and no other after it", () => {
    expect(answerAtExam({ ...seat, boundSessionId: null }, knock)).toEqual({
      kind: "admitted",
      isFirst: true,
    });
    expect(answerAtExam(seat, knock)).toEqual({ kind: "admitted", isFirst: false });
    expect(ask({ sessionId: "second" })).toBe("elsewhere");
    expect(ask({ sessionId: "second", asks: "outside" })).toBe("elsewhere");
  });

  it("is entered from its rooms alone", () => {
    const ranges = ["10.0.0.0/24", "fd00::/8"];
    expect(ask({ address: "10.0.0.255" }, { ranges })).toBe("admitted");
    expect(ask({ address: "10.0.1.0" }, { ranges })).toBe("address");
    expect(ask({ address: "fd00::1" }, { ranges })).toBe("admitted");
    expect(ask({ address: "unknown" }, { ranges })).toBe("address");
  });

  it("takes no token", () => {
    expect(ask({ sessionId: null })).toBe("running");
    expect(ask({ sessionId: null }, { boundSessionId: null })).toBe("running");
    expect(ask({ sessionId: null, asks: "outside", now: startsAt - 1 })).toBe("free");
  });

  it("looks at the address before anyone's own time begins, and holds nobody until then", () => {
    const notYet = { boundSessionId: null, hasCome: false };
    const window = { plan: { ...plan, windowMs: 9 * hour }, ranges: ["10.0.0.0/24"], ...notYet };
    expect(ask({ asks: "begins", address: "192.168.0.1" }, window)).toBe("address");
    expect(ask({ asks: "begins" }, window)).toBe("admitted");
    expect(ask({ asks: "outside" }, window)).toBe("free");
    expect(ask({ asks: "exam", address: "192.168.0.1" }, window)).toBe("free");
    const begun = { ...window, participant: { startedAt: startsAt + 5, extraMs: 0 }, hasCome: true };
    expect(ask({ asks: "outside", now: startsAt + 5 }, begun)).toBe("running");
  });

  it("never admits two sessions one after the other", () => {
    const names = fc.array(fc.constantFrom("a", "b", "c", null), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, (sessionIds) => {
        let boundSessionId: string | null = null;
        const admitted = new Set<string>();
        for (const sessionId of sessionIds) {
          const answer = answerAtExam({ ...seat, boundSessionId }, { ...knock, sessionId });
          if (answer.kind !== "admitted" || sessionId === null) continue;
          if (answer.isFirst) boundSessionId = sessionId;
          admitted.add(sessionId);
        }
        expect(admitted.size).toBeLessThanOrEqual(1);
      }),
    );
  });
});
