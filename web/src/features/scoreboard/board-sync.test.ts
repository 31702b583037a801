import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { board, delta } from "../../../test/build-board.ts";
import { type BoardSync, nothingYet, takeDelta, takeSnapshot } from "./board-sync.ts";

describe("a live board", () => {
  it("follows deltas that continue it", () => {
    const start = takeSnapshot(nothingYet, board({ version: 4 }));
    const next = takeDelta(start, delta(4, 5, ["ann A +0 10"]));
    expect(next.board?.version).toBe(5);
    expect(next.board?.cells).toHaveLength(1);
    expect(next.needsSnapshot).toBe(false);
  });

  it("asks for the whole after a gap, shows what it has, and keeps what came early", () => {
    const start = takeSnapshot(nothingYet, board({ version: 4 }));

    const gap = takeDelta(start, delta(6, 7, ["bob A +0 30"]));
    expect(gap).toMatchObject({ needsSnapshot: true, board: { version: 4 } });

    const filled = takeSnapshot(gap, board({ version: 6, cells: ["ann A +0 10", "cat B -1"] }));
    expect(filled).toMatchObject({ needsSnapshot: false, board: { version: 7 } });
    expect(filled.board?.cells).toHaveLength(3);
  });

  it("asks again when the snapshot that came is still too old", () => {
    const start = takeSnapshot(nothingYet, board({ version: 4 }));
    const gap = takeDelta(start, delta(8, 9, ["bob A +0 30"]));
    expect(takeSnapshot(gap, board({ version: 6 }))).toMatchObject({ needsSnapshot: true });
  });

  it("never goes back to a snapshot older than what it shows", () => {
    const start = takeSnapshot(nothingYet, board({ version: 4 }));
    const ahead = takeDelta(start, delta(4, 6, ["ann A +0 10"]));
    expect(takeSnapshot(ahead, board({ version: 5 }))).toBe(ahead);
  });

  it("keeps deltas that come before the first snapshot", () => {
    const early = takeDelta(nothingYet, delta(4, 5, ["ann A +0 10"]));
    expect(takeSnapshot(early, board({ version: 4 })).board?.version).toBe(5);
  });

  it("starts anew for another contest", () => {
    const start = takeSnapshot(nothingYet, board({ version: 40 }));
    const other = { ...board({ version: 2 }), contestId: "con_2" };
    expect(takeSnapshot(start, other).board).toBe(other);
  });

  it("ends at the server's board whatever is lost, doubled or late", () => {
    const event = fc.record({
      person: fc.constantFrom("ann", "bob", "cat"),
      problem: fc.constantFrom("A", "B"),
      minute: fc.nat(300),
      fate: fc.constantFrom("comes", "comes twice", "is lost", "is late", "brings a snapshot"),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const { server, page } = playOver(events);
        expect(page.needsSnapshot).toBe(false);
        expect(page.board?.version).toBe(server.version);
        const byKey = (cells = page.board?.cells ?? []) => cells.map((at) => JSON.stringify(at)).sort();
        expect(byKey()).toEqual(byKey(server.cells));
      }),
    );
  });
});

interface LinkEvent {
  readonly person: string;
  readonly problem: string;
  readonly minute: number;
  readonly fate: string;
}

/** The server's board after the events, and the page's after what the link made of them and one last snapshot. */
function playOver(events: readonly LinkEvent[]) {
  let server = board({ version: 1 });
  let page: BoardSync = takeSnapshot(nothingYet, server);
  const late: ReturnType<typeof delta>[] = [];
  for (const { person, problem, minute, fate } of events) {
    const change = delta(server.version, server.version + 1, [`${person} ${problem} +0 ${minute}`]);
    const older = server;
    server = takeDelta(takeSnapshot(nothingYet, server), change).board ?? server;
    if (fate === "comes" || fate === "comes twice") page = takeDelta(page, change);
    if (fate === "comes twice") page = takeDelta(page, change);
    if (fate === "is late") late.push(change);
    if (fate === "brings a snapshot") page = takeSnapshot(page, older);
  }
  page = late.reduce(takeDelta, page);
  return { server, page: takeSnapshot(page, server) };
}
