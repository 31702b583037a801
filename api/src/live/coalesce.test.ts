import type { BoardDelta } from "@bilimdon/rules/scoreboard/board";
import { describe, expect, it } from "vitest";
import { planSending, type WaitingNews } from "./coalesce.ts";

const delta = (previousVersion: number, version: number): BoardDelta => ({
  contestId: "con",
  audience: "public",
  previousVersion,
  version,
  cells: [{ participantId: "p", problemId: "a", cell: { kind: "tried", wrong: version } }],
  firsts: [],
});
const board = (id: number, ageMs: number, payload: BoardDelta): WaitingNews => ({
  id,
  ageMs,
  room: "board:con:public",
  event: "board-delta",
  payload,
});
const other = (id: number, room: string, ageMs = 0): WaitingNews => ({
  id,
  ageMs,
  room,
  event: "news",
  payload: id,
});

describe("the plan of sending", () => {
  it("lets the deltas of a board wait until the first is a quarter second old", () => {
    const plan = planSending([board(1, 100, delta(0, 1)), board(2, 20, delta(1, 2))]);

    expect(plan).toEqual({ send: [], sentIds: [], dueInMs: 150 });
  });

  it("sends them then as one delta with the last word of each cell", () => {
    const plan = planSending([
      board(1, 250, delta(0, 1)),
      board(2, 20, delta(1, 2)),
      board(3, 0, delta(2, 3)),
    ]);

    expect(plan.send).toEqual([
      { room: "board:con:public", event: "board-delta", payload: { ...delta(2, 3), previousVersion: 0 } },
    ]);
    expect(plan.sentIds).toEqual([1, 2, 3]);
    expect(plan.dueInMs).toBeNull();
  });

  it("does not let a verdict wait for a board", () => {
    const plan = planSending([board(1, 100, delta(0, 1)), other(2, "user:1")]);

    expect(plan.send.map((news) => news.room)).toEqual(["user:1"]);
    expect(plan.sentIds).toEqual([2]);
    expect(plan.dueInMs).toBe(150);
  });

  it("keeps the order inside a room: what follows a waiting delta waits with it", () => {
    const news = [other(1, "board:con:public"), board(2, 10, delta(0, 1)), other(3, "board:con:public")];
    expect(planSending(news).send).toEqual([]);

    const due = news.map((one) => ({ ...one, ageMs: 300 }));
    expect(planSending(due).send.map((one) => one.event)).toEqual(["news", "board-delta", "news"]);
  });

  it("does not merge over a gap in the versions", () => {
    const plan = planSending([board(1, 300, delta(0, 1)), board(2, 300, delta(2, 3))]);

    expect(plan.send).toHaveLength(2);
  });
});
