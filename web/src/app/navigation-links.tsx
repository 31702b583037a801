import { useLocation } from "preact-iso";
import { currentEntry, type NavigationEntry } from "./navigation.ts";

export function NavigationLinks({
  entries,
  base,
}: {
  readonly entries: readonly NavigationEntry[];
  readonly base: string;
}) {
  const { path } = useLocation();
  const current = currentEntry(entries, base, path);
  return entries
    .filter((entry) => entry.isShown())
    .map((entry) => (
      <a
        key={entry.path}
        href={`${base}${entry.path}` || "/"}
        aria-current={entry === current ? "page" : undefined}
      >
        {entry.word()}
      </a>
    ));
}
