import type { Live } from "../ctx.ts";

/** What this file needs of a Socket.IO server. */
interface Rooms {
  to(room: string): { emit(event: string, payload: unknown): unknown };
}

/** The door out to browsers: everyone in the room, on every API process. */
export function liveOn(server: Rooms): Live {
  return {
    send(room, event, payload) {
      server.to(room).emit(event, payload);
    },
  };
}
