import type { Live } from "../ctx.ts";

/** What this file needs of a Socket.IO server. */
interface Rooms {
  to(room: string): {
    emit(event: string, payload: unknown): unknown;
    timeout(ms: number): {
      emit(
        event: string,
        payload: unknown,
        heard: (error: Error | null, answers: unknown[]) => void,
      ): unknown;
    };
  };
  in(room: string): { disconnectSockets(isWhole: boolean): unknown };
}

export interface HeardNews {
  /** The one event whose readers are asked to say that they have it. */
  readonly event: string;
  /** At least one page has it. */
  onHeard(payload: unknown): void;
}

const heardWithinMs = 5_000;

/** The door out to browsers: everyone in the room, on every API process. */
export function liveOn(server: Rooms, heard: HeardNews | null = null): Live {
  return {
    send(room, event, payload) {
      const readers = server.to(room);
      if (heard?.event !== event) {
        readers.emit(event, payload);
        return;
      }
      // With an error the answers are of those who were in time.
      readers.timeout(heardWithinMs).emit(event, payload, (_error, answers) => {
        if (answers.length > 0) heard.onHeard(payload);
      });
    },
    close(room) {
      server.in(room).disconnectSockets(true);
    },
  };
}
