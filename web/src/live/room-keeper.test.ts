import type { JoinAnswer } from "@bilimdon/contracts/live/web-to-api";
import { describe, expect, it } from "vitest";
import { RoomKeeper, type RoomWatcher } from "./room-keeper.ts";

/** The other end of the connection: what was asked, and what it answers. */
function server(answer: JoinAnswer | null = { kind: "joined", serverTime: 0 }) {
  const asked: string[] = [];
  const socket = {
    connected: true,
    async ask(event: "join" | "leave", room: string) {
      asked.push(`${event} ${room}`);
      return answer;
    },
  };
  return { asked, socket, rooms: new RoomKeeper(socket) };
}

function watcher(room: string) {
  const heard: string[] = [];
  const watching: RoomWatcher = {
    room,
    onJoined: () => heard.push("joined"),
    onRefused: (code) => heard.push(code),
  };
  return { heard, watching };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("a room", () => {
  it("is left only when the last who wanted it has gone", async () => {
    const { asked, rooms } = server();
    const leaveFirst = rooms.watch(watcher("board").watching);
    const leaveSecond = rooms.watch(watcher("board").watching);
    await settle();

    leaveFirst();
    expect(asked.filter((line) => line.startsWith("leave"))).toEqual([]);
    leaveSecond();
    expect(asked.filter((line) => line.startsWith("leave"))).toEqual(["leave board"]);
  });

  it("is joined again after every connection, and its watchers are told to ask for the whole", async () => {
    const { asked, socket, rooms } = server();
    const { heard, watching } = watcher("board");
    socket.connected = false;
    rooms.watch(watching);
    expect(asked).toEqual([]);

    socket.connected = true;
    await rooms.rejoinAll();
    await rooms.rejoinAll();

    expect(asked).toEqual(["join board", "join board"]);
    expect(heard).toEqual(["joined", "joined"]);
  });

  it("is not left over a broken connection, and not joined again by the next", async () => {
    const { asked, socket, rooms } = server();
    const leave = rooms.watch(watcher("board").watching);
    await settle();
    socket.connected = false;
    leave();
    socket.connected = true;
    await rooms.rejoinAll();
    expect(asked).toEqual(["join board"]);
  });

  it("tells its watcher why it is refused", async () => {
    const { rooms } = server({ kind: "refused", code: "access.refused" });
    const { heard, watching } = watcher("judge-hosts");
    rooms.watch(watching);
    await settle();
    expect(heard).toEqual(["access.refused"]);
  });

  it("says nothing to a watcher who left while it was being joined", async () => {
    const { rooms } = server();
    const { heard, watching } = watcher("board");
    rooms.watch(watching)();
    await settle();
    expect(heard).toEqual([]);
  });
});
