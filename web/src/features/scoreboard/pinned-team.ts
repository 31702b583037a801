import { useState } from "preact/hooks";

/** The row a reader keeps in sight: their own, or one they pinned on this device. */
export function usePinnedTeam(slug: string, ownId: string | null) {
  const key = `bilimdon.pin.${slug}`;
  const [chosen, setChosen] = useState(() => recall(key));
  const pinnedId = chosen ?? ownId;
  return {
    pinnedId,
    toggle(participantId: string) {
      const next = pinnedId === participantId && participantId !== ownId ? null : participantId;
      setChosen(next);
      remember(key, next);
    },
  };
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse storage; the pin then lasts as long as the page.
  }
}
