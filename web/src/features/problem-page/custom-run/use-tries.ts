import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { type Signal, useSignal } from "@preact/signals";
import { me } from "../../../client/session.ts";
import { type RunWish, useSamplesKey } from "./custom-run-pane.tsx";
import { mayRun } from "./may-run.ts";

/** The two ways to try code without sending it. */
export interface Tries {
  onSamples(): void;
  onOwn(): void;
}

/** What the trial pane is wished to show, and the buttons' acts; null where trying is not for this person, or not now. */
export function useTries(
  contest: ContestDetail,
  isShown: boolean,
): { readonly wish: Signal<RunWish | null>; readonly tries: Tries | null } {
  const wish = useSignal<RunWish | null>(null);
  const presses = () => wish.value?.presses ?? 0;
  const tries: Tries = {
    onSamples: () => {
      wish.value = { tab: "samples", presses: presses() + 1 };
    },
    onOwn: () => {
      wish.value = { tab: "own", presses: presses() };
    },
  };
  const isAllowed = mayRun(contest, me.value);
  useSamplesKey(isAllowed && isShown ? tries.onSamples : null);
  return { wish, tries: isAllowed ? tries : null };
}
