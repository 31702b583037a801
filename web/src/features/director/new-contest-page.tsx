import type { contestKept } from "@bilimdon/contracts/http/contest-settings";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { z } from "zod";
import { callApi, type Failure } from "../../client/call-api.ts";
import { settingsPath } from "../../client/contest-paths.ts";
import { serverNow } from "../../client/server-clock.ts";
import { isOperator, session } from "../../client/session.ts";
import * as words from "../../generated/messages/director.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { notYours } from "../../ui/not-yours.ts";
import { useTitle } from "../../ui/use-title.ts";
import { emptySettings } from "./settings-draft.ts";
import { SettingsForm } from "./settings-form.tsx";
import "./director.css";

/** Makes a contest, as a draft that officials alone know of. */
export function NewContestPage() {
  const { route } = useLocation();
  const [settings, setSettings] = useState(() => emptySettings(serverNow()));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  useTitle(words.newContest());
  if (session.value.kind !== "unknown" && !isOperator.value)
    return (
      <div class="page page-narrow">
        <FailureNote failure={notYours(session.value.kind === "guest")} onRetry={() => {}} />
      </div>
    );
  const save = async () => {
    setSaving(true);
    const answer = await callApi<z.infer<typeof contestKept>>("POST", "/api/contests", settings);
    setSaving(false);
    if (answer.kind !== "ok") return setFailure(answer);
    route(settingsPath(answer.value.slug));
  };
  return (
    <div class="page">
      <h1 class="director-title">{words.newContest()}</h1>
      <p class="director-sub mb-4">{words.newContestText()}</p>
      <SettingsForm
        settings={settings}
        hasStarted={false}
        failure={failure}
        isSaving={isSaving}
        onChange={setSettings}
        onSave={() => void save()}
      />
    </div>
  );
}
