import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/desk.ts";
import { inLocale } from "../../locale/locale.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ContestLinks } from "./contest-links.tsx";
import { deskResource, versionResource } from "./desk-resources.ts";
import { DeskTab, type TabName, tabNames } from "./desk-tabs.tsx";
import { JudgingSwitch } from "./judging-switch.tsx";
import { PublishBar } from "./publish-bar.tsx";
import { stateClass, stateWords } from "./state-words.ts";
import { useVersionNews } from "./use-version-news.ts";
import { VerificationLine } from "./verification-line.tsx";
import "./desk.css";

interface PageShape {
  readonly params: { readonly slug: string };
}

/** One problem as its setter works on it. Tab and version stand in the address, so that a link shows the same. */
export function ProblemDeskPage({ params: { slug } }: PageShape) {
  const resource = deskResource(slug);
  const state = useResource(resource);
  const { query } = useLocation();
  const userId = me.value?.userId;
  useEffect(() => {
    void resource.refresh();
  }, [userId, resource]);
  const desk = state.kind === "ready" ? state.value : null;
  const wanted = desk?.versions.find(({ number }) => String(number) === query.versiya) ?? desk?.versions[0];
  useTitle(wanted === undefined ? slug : inLocale(wanted.name) || slug, words.title());
  return (
    <div class="page">
      {state.kind === "loading" && <SkeletonRows count={10} height={38} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {desk !== null && wanted !== undefined && (
        <VersionDesk key={wanted.problemVersionId} desk={desk} listed={wanted} />
      )}
    </div>
  );
}

interface DeskShape {
  readonly desk: ProblemDesk;
  readonly listed: ProblemDesk["versions"][number];
}

function VersionDesk({ desk, listed }: DeskShape) {
  const { problemVersionId } = listed;
  const resource = versionResource(problemVersionId);
  const state = useResource(resource);
  const version = state.kind === "ready" ? state.value : null;
  useVersionNews(desk.slug, problemVersionId, version?.state === "verifying");
  const { query, route, path } = useLocation();
  const tab: TabName = tabNames.find((name) => name === query.bolim) ?? "hisobot";
  if (version === null)
    return state.kind === "failed" ? (
      <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
    ) : (
      <SkeletonRows count={10} height={38} />
    );
  const choose = (next: TabName) => route(`${path}?versiya=${version.number}&bolim=${next}`, true);
  return (
    <>
      <p class="text-13">
        <a href="/ustaxona">{words.title()}</a>
      </p>
      <div class="desk-head">
        <h1>{inLocale(version.name) || desk.slug}</h1>
        <p>
          <span class="font-code text-13 text-ink-3">{desk.slug}</span>{" "}
          {words.versionNumber({ number: String(version.number) })}{" "}
          <b class={`font-medium ${stateClass(version)}`} aria-live="polite">
            {stateWords(version)}
          </b>
        </p>
      </div>
      {desk.mayChange && <PublishBar version={version} desk={desk} />}
      <VerificationLine version={version} mayChange={desk.mayChange} />
      <ContestLinks contests={desk.contests} />
      <JudgingSwitch desk={desk} version={listed} />
      <Tabs
        label={words.parts()}
        tabs={[
          { value: "hisobot", text: words.tabReport() },
          { value: "shart", text: words.tabStatement() },
          { value: "versiyalar", text: words.tabVersions({ count: String(desk.versions.length) }) },
          { value: "fayllar", text: words.tabFiles() },
        ]}
        value={tab}
        onChoose={choose}
      >
        <DeskTab name={tab} desk={desk} version={version} />
      </Tabs>
    </>
  );
}
