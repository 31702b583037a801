import { useLocation } from "preact-iso";
import { newCount } from "../generated/messages/app.ts";
import { currentEntry, type NavigationEntry } from "./navigation.ts";

export function NavigationLinks({
  entries,
  base,
  slug = "",
}: {
  readonly entries: readonly NavigationEntry[];
  readonly base: string;
  /** Of the contest whose menu it is. */
  readonly slug?: string;
}) {
  const { path } = useLocation();
  const current = currentEntry(entries, base, path);
  return entries
    .filter((entry) => entry.isShown(slug))
    .map((entry) => (
      <a
        key={entry.path}
        href={`${base}${entry.path}` || "/"}
        aria-current={entry === current ? "page" : undefined}
      >
        {entry.word()}
        <NewCount count={entry.count?.() ?? 0} />
      </a>
    ));
}

function NewCount({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <>
      <span class="nav-count" aria-hidden="true">
        {count}
      </span>
      <span class="said">{newCount({ count })}</span>
    </>
  );
}
