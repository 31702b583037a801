import type { KeptFile, OwnAvatar } from "@bilimdon/contracts/http/files";
import { effect, signal } from "@preact/signals";
import { getApi } from "./call-api.ts";
import { me } from "./session.ts";

/** The signed-in person's picture; null: none, or not known yet. */
export const ownAvatar = signal<KeptFile | null>(null);

/** Asks for the picture of whoever signs in, and forgets it with them. */
export function followOwnAvatar(): void {
  let shownFor: string | null = null;
  effect(() => {
    const userId = me.value?.userId ?? null;
    if (userId === shownFor) return;
    shownFor = userId;
    ownAvatar.value = null;
    if (userId === null) return;
    void getApi<OwnAvatar>("/api/me/avatar").then((answer) => {
      if (answer.kind !== "ok" || shownFor !== userId) return;
      ownAvatar.value = answer.value.avatar;
      if (answer.value.avatar !== null) void awaitOwnAvatar(answer.value.avatar);
    });
  });
}

const askAgainMs = 2_000;
const mostAsks = 60;

/**
 * Asks until the server has looked the picture over.
 *
 * @returns gone: it was not kept; unknown: another took its place, or it takes longer than anybody waits
 */
export async function awaitOwnAvatar(sent: KeptFile): Promise<"ready" | "gone" | "unknown"> {
  if (sent.isReady) return "ready";
  for (let asks = 0; asks < mostAsks; asks += 1) {
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    if (ownAvatar.value?.fileId !== sent.fileId) return "unknown";
    const answer = await getApi<OwnAvatar>("/api/me/avatar");
    if (answer.kind !== "ok" || ownAvatar.value?.fileId !== sent.fileId) continue;
    ownAvatar.value = answer.value.avatar;
    if (answer.value.avatar === null) return "gone";
    if (answer.value.avatar.isReady) return "ready";
  }
  return "unknown";
}
