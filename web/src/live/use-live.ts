import { useEffect } from "preact/hooks";
import { type LiveWatcher, watchLive } from "./live-connection.ts";

/**
 * Keeps a room joined while the component is shown.
 *
 * @param room  null: none yet
 * @param watcher  may be a new object each time; the one given with the room is used
 */
export function useLive(room: string | null, watcher: Omit<LiveWatcher, "room">): void {
  // Joining again on each render would flood the server.
  useEffect(() => {
    if (room === null) return;
    return watchLive({ ...watcher, room });
  }, [room]);
}
