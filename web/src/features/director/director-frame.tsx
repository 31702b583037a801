import type { ComponentChildren } from "preact";
import { contestResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { inLocale } from "../../locale/locale.ts";
import { type DeskPart, DeskTabs } from "../../ui/desk-tabs-bar.tsx";
import { OfficialsOnly } from "../../ui/officials-only.tsx";
import { useTitle } from "../../ui/use-title.ts";
import "../../ui/jadval-lines.css";
import "./director.css";

interface FrameShape {
  readonly slug: string;
  readonly part: DeskPart;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The frame of the pages on which a contest is run: for officials and the contest's jury, under the jury desk's tabs. */
export function DirectorFrame({ slug, part, title, children }: FrameShape) {
  const contest = useResource(contestResource(slug));
  useTitle(title, contest.kind === "ready" ? inLocale(contest.value.title) : "");
  return (
    <OfficialsOnly slug={slug}>
      <div class="page">
        <DeskTabs slug={slug} current={part} />
        <h1 class="director-title">{title}</h1>
        {children}
      </div>
    </OfficialsOnly>
  );
}
