import { turnBy } from "./cyrillic.ts";

let loading: Promise<void> | null = null;

/** Makes Cyrillic ready to be shown. Never fails: without it everything stays Latin. */
export function loadCyrillic(): Promise<void> {
  loading ??= import("./turn-text.ts").then(
    ({ turnText }) => turnBy(turnText),
    () => {
      loading = null;
    },
  );
  return loading;
}
