import type { ComponentChildren } from "preact";
import { contestResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { isOperator, session } from "../../client/session.ts";
import { inLocale } from "../../locale/locale.ts";
import { type DeskPart, DeskTabs } from "../../ui/desk-tabs-bar.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { notYours } from "../../ui/not-yours.ts";
import { useTitle } from "../../ui/use-title.ts";
import "./director.css";

interface FrameShape {
  readonly slug: string;
  readonly part: DeskPart;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The frame of the pages on which a contest is run: for officials, under the jury desk's tabs. */
export function DirectorFrame({ slug, part, title, children }: FrameShape) {
  const contest = useResource(contestResource(slug));
  useTitle(title, contest.kind === "ready" ? inLocale(contest.value.title) : "");
  if (session.value.kind !== "unknown" && !isOperator.value)
    return (
      <div class="page page-narrow">
        <FailureNote failure={notYours(session.value.kind === "guest")} onRetry={() => {}} />
      </div>
    );
  return (
    <div class="page">
      <DeskTabs slug={slug} current={part} />
      <h1 class="director-title">{title}</h1>
      {children}
    </div>
  );
}
