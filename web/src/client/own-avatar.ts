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
      if (answer.kind === "ok" && shownFor === userId) ownAvatar.value = answer.value.avatar;
    });
  });
}
