import type { contestKept } from "@bilimdon/contracts/http/contest-settings";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { z } from "zod";
import { callApi, type Failure } from "../../client/call-api.ts";
import { settingsPath } from "../../client/contest-paths.ts";
import { serverNow } from "../../client/server-clock.ts";
import * as words from "../../generated/messages/director.ts";
import { OfficialsOnly } from "../../ui/officials-only.tsx";
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
  const save = async () => {
    setSaving(true);
    const answer = await callApi<z.infer<typeof contestKept>>("POST", "/api/contests", settings);
    setSaving(false);
    if (answer.kind !== "ok") return setFailure(answer);
    route(settingsPath(answer.value.slug));
  };
  return (
    <OfficialsOnly>
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
    </OfficialsOnly>
  );
}
