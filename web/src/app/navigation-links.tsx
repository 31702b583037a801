import { useLocation } from "preact-iso";
import { isCurrent, type NavigationEntry } from "./navigation.ts";

export function NavigationLinks({
  entries,
  base,
}: {
  readonly entries: readonly NavigationEntry[];
  readonly base: string;
}) {
  const { path } = useLocation();
  return entries
    .filter((entry) => entry.isShown())
    .map((entry) => (
      <a
        key={entry.path}
        href={`${base}${entry.path}` || "/"}
        aria-current={isCurrent(entry, base, path) ? "page" : undefined}
      >
        {entry.word()}
      </a>
    ));
}
