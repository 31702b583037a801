import { useEffect, useRef } from "preact/hooks";
import { hasBalloons, servesPrints } from "../client/contest-floor.ts";
import { contestPath, deskPath } from "../client/contest-paths.ts";
import { contestResource } from "../client/contest-resource.ts";
import * as words from "../generated/messages/jury.ts";

/** Paths below the jury desk's own. */
const parts = [
  { path: "", word: words.submissions },
  { path: "/qayta", word: words.rejudges },
  { path: "/soat", word: words.clock },
  { path: "/qatnashchilar", word: words.participants },
  { path: "/sozlamalar", word: words.settings },
] as const;

/** Beside the desk, for whoever works on the floor too; paths below the contest's own. */
const duties = [
  { path: "/sharlar", isShown: hasBalloons, word: words.balloons },
  { path: "/chop-navbati", isShown: servesPrints, word: words.prints },
] as const;

export type DeskPart = (typeof parts)[number]["path"] | (typeof duties)[number]["path"];

export function DeskTabs({ slug, current }: { readonly slug: string; readonly current: DeskPart }) {
  const contest = contestResource(slug).state.value;
  const bar = useRef<HTMLElement>(null);
  // On a phone the last ones lie beyond the edge.
  useEffect(() => {
    bar.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }, []);
  return (
    <nav class="tabs" aria-label={words.parts()} ref={bar}>
      {parts.map(({ path, word }) => (
        <a key={path} href={`${deskPath(slug)}${path}`} aria-current={path === current ? "page" : undefined}>
          {word()}
        </a>
      ))}
      {duties
        .filter(({ isShown }) => isShown(slug))
        .map(({ path, word }) => (
          <a
            key={path}
            href={`${contestPath(slug)}${path}`}
            aria-current={path === current ? "page" : undefined}
          >
            {word()}
          </a>
        ))}
      {contest.kind === "ready" && contest.value.isExam && (
        <a href={`${contestPath(slug)}/nazorat`}>{words.examWatch()}</a>
      )}
    </nav>
  );
}
