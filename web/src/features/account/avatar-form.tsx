import { filePurposes } from "@bilimdon/rules/files/file-kinds";
import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import { awaitOwnAvatar, ownAvatar } from "../../client/own-avatar.ts";
import { type SentFile, sendFile } from "../../client/send-file.ts";
import * as words from "../../generated/messages/avatar.ts";
import { Button } from "../../ui/button.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { OwnFace } from "../../ui/own-face.tsx";

type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly part: number }
  | { readonly kind: "failed"; readonly text: string };

/** One's picture: chosen or taken by the phone's camera, its way counted, shown in the bar at once. */
export function AvatarForm() {
  const stage = useSignal<Stage>({ kind: "idle" });
  const avatar = ownAvatar.value;
  const isSending = stage.value.kind === "sending";

  const send = async (file: File) => {
    if (file.size > filePurposes.avatar.bytes) {
      stage.value = { kind: "failed", text: words.tooLarge() };
      return;
    }
    stage.value = { kind: "sending", part: 0 };
    const answer = await sendFile("avatar", file, (part) => {
      stage.value = { kind: "sending", part };
    });
    if (answer.kind === "kept") ownAvatar.value = answer.file;
    stage.value = answer.kind === "kept" ? { kind: "idle" } : { kind: "failed", text: refusalOf(answer) };
    if (answer.kind === "kept" && (await awaitOwnAvatar(answer.file)) === "gone")
      stage.value = { kind: "failed", text: words.infected() };
  };
  const remove = async () => {
    if (avatar === null) return;
    const answer = await callApi("DELETE", avatar.url);
    if (answer.kind === "ok") ownAvatar.value = null;
    stage.value = answer.kind === "ok" ? { kind: "idle" } : { kind: "failed", text: words.notSent() };
  };

  return (
    <div class="avatar-form">
      <OwnFace class="avatar-picture" size={72} alt={words.yours()} />
      <div>
        <div class="flex flex-wrap gap-2">
          <FileButton
            accept="image/jpeg,image/png,image/webp"
            isBusy={isSending}
            onFile={(file) => void send(file)}
          >
            {avatar === null ? words.choose() : words.change()}
          </FileButton>
          {avatar !== null && (
            <Button look="quiet" onClick={() => void remove()}>
              {words.remove()}
            </Button>
          )}
        </div>
        <p class="mt-2 text-13 text-ink-2">{words.hint()}</p>
        <div aria-live="polite">
          {avatar?.isReady === false && <p class="mt-2 text-13 text-ink-2">{words.checking()}</p>}
          {stage.value.kind === "sending" && (
            <progress class="avatar-progress" max={1} value={stage.value.part} aria-label={words.sending()} />
          )}
          {stage.value.kind === "failed" && <p class="field-fault mt-2">{stage.value.text}</p>}
        </div>
      </div>
    </div>
  );
}

function refusalOf(answer: Exclude<SentFile, { kind: "kept" }>): string {
  if (answer.kind === "unreachable") return words.notSent();
  if (answer.code === "request.too_large") return words.tooLarge();
  if (answer.code === "request.rate_limited") return words.tooOften();
  return answer.code === "file.refused" ? words.noPicture() : words.notSent();
}
