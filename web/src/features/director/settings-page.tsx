import type { ContestDesk, contestKept } from "@bilimdon/contracts/http/contest-settings";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { z } from "zod";
import { callApi, type Failure, getApi } from "../../client/call-api.ts";
import { settingsPath } from "../../client/contest-paths.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/director.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { say } from "../../ui/toasts.tsx";
import { DirectorFrame } from "./director-frame.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { StateBar } from "./state-bar.tsx";

const desks = keyedResource((slug) =>
  getApi<ContestDesk>(`/api/contests/${encodeURIComponent(slug)}/settings`),
);

/** What a contest is set to be, where it stands (draft, template, published, archived), and a copy of it. */
export function SettingsPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const resource = desks(slug);
  const state = useResource(resource);
  return (
    <DirectorFrame slug={slug} part="/sozlamalar" title={words.settings()}>
      {state.kind === "loading" && <SkeletonRows count={8} height={52} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {state.kind === "ready" && (
        <>
          <StateBar slug={slug} desk={state.value} onChanged={() => void resource.refresh()} />
          <OpenSettings
            key={state.value.contestId}
            slug={slug}
            desk={state.value}
            onKept={() => void resource.refresh()}
          />
        </>
      )}
    </DirectorFrame>
  );
}

interface OpenShape {
  readonly slug: string;
  readonly desk: ContestDesk;
  onKept(): void;
}

function OpenSettings({ slug, desk, onKept }: OpenShape) {
  const { route } = useLocation();
  const [settings, setSettings] = useState(desk.settings);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    const path = `/api/contests/${encodeURIComponent(slug)}/settings`;
    const answer = await callApi<z.infer<typeof contestKept>>("PUT", path, settings);
    setSaving(false);
    if (answer.kind !== "ok") return setFailure(answer);
    setFailure(null);
    say(words.saved());
    if (answer.value.slug !== slug) return route(settingsPath(answer.value.slug), true);
    onKept();
    void contestResource(slug).refresh();
  };
  return (
    <SettingsForm
      settings={settings}
      hasStarted={desk.hasStarted}
      failure={failure}
      isSaving={isSaving}
      onChange={setSettings}
      onSave={() => void save()}
    />
  );
}
