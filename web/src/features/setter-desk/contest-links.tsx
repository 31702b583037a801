import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import { contestPath } from "../../client/contest-paths.ts";
import * as words from "../../generated/messages/desk.ts";
import { inLocale } from "../../locale/locale.ts";

/** Contests that have the problem, each with the version it keeps. */
export function ContestLinks({ contests }: { readonly contests: ProblemDesk["contests"] }) {
  if (contests.length === 0) return null;
  return (
    <p class="contest-links">
      {words.usedIn()}{" "}
      {contests.map(({ slug, title, label, number }) => (
        <span key={slug}>
          <a href={contestPath(slug)}>{inLocale(title)}</a>
          {` (${label}, ${words.versionShort({ number: String(number) })})`}
        </span>
      ))}
    </p>
  );
}
