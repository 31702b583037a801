/**
 * Who on this page wants which room. A room is joined when the first wants it and left when the last is gone; after
 * every new connection all wanted rooms are joined again, and whoever watches a room is told, since messages sent in
 * between are lost for good and the watcher has to ask for the whole.
 */
import type { JoinAnswer } from "@bilimdon/contracts/live/web-to-api";

/** The part of a socket that rooms need. */
export interface RoomSocket {
  readonly connected: boolean;
  ask(event: "join" | "leave", room: string): Promise<JoinAnswer | null>;
}

export interface RoomWatcher {
  readonly room: string;
  /** After each joining, the first one too. */
  onJoined(): void;
  onRefused(code: string): void;
}

export class RoomKeeper {
  private readonly socket: RoomSocket;
  private readonly watchers = new Map<string, Set<RoomWatcher>>();

  constructor(socket: RoomSocket) {
    this.socket = socket;
  }

  /** @returns leave, to be called once */
  watch(watcher: RoomWatcher): () => void {
    const present = this.watchers.get(watcher.room);
    if (present === undefined) this.watchers.set(watcher.room, new Set([watcher]));
    else present.add(watcher);
    if (this.socket.connected) void this.join(watcher.room, [watcher]);
    return () => this.leave(watcher);
  }

  /** To be called after every connection. */
  async rejoinAll(): Promise<void> {
    await Promise.all([...this.watchers].map(([room, watchers]) => this.join(room, [...watchers])));
  }

  private async join(room: string, watchers: readonly RoomWatcher[]): Promise<void> {
    const answer = await this.socket.ask("join", room);
    // No answer: the connection broke while asking, and the next one joins again.
    if (answer === null) return;
    for (const watcher of watchers) {
      if (this.watchers.get(room)?.has(watcher) !== true) continue;
      if (answer.kind === "joined") watcher.onJoined();
      else watcher.onRefused(answer.code);
    }
  }

  private leave(watcher: RoomWatcher): void {
    const present = this.watchers.get(watcher.room);
    if (present?.delete(watcher) !== true || present.size > 0) return;
    this.watchers.delete(watcher.room);
    if (this.socket.connected) void this.socket.ask("leave", watcher.room);
  }
}
