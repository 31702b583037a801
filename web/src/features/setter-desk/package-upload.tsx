import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { uploadSimpleIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/desk.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { FileButton } from "../../ui/file-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { problemListResource } from "./desk-resources.ts";
import { mostUploadBytes, type Uploaded, uploadPackage } from "./upload-package.ts";
import { UploadRefusal } from "./upload-refusal.tsx";

type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly name: string; readonly sent: number; readonly total: number }
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "failed"; readonly name: string; readonly answer: Exclude<Uploaded, { kind: "taken" }> };

/** What becomes of a file that was dropped or chosen. */
function useUpload() {
  const stage = useSignal<Stage>({ kind: "idle" });
  const { route } = useLocation();
  const isBusy = stage.value.kind === "sending" || stage.value.kind === "reading";
  const send = async (file: File) => {
    const { name, size: total } = file;
    if (isBusy) return;
    if (total > mostUploadBytes) {
      const answer = { kind: "refused", code: "package.too_large", message: "", faults: [] } as const;
      stage.value = { kind: "failed", name, answer };
      return;
    }
    stage.value = { kind: "sending", name, sent: 0, total };
    const answer = await uploadPackage(file, (sent) => {
      stage.value = sent >= total ? { kind: "reading", name } : { kind: "sending", name, sent, total };
    });
    if (answer.kind !== "taken") {
      stage.value = { kind: "failed", name, answer };
      return;
    }
    void problemListResource.refresh();
    route(`/ustaxona/${encodeURIComponent(answer.pushed.slug)}`);
  };
  return { stage: stage.value, isBusy, send };
}

/** Brings a package in: dropped or chosen, its bytes counted, then read; the problem's page shows the judge at it. */
export function PackageUpload() {
  const { stage, isBusy, send } = useUpload();
  const isOver = useSignal(false);
  return (
    <section
      class={`package-drop${isOver.value ? " is-over" : ""}`}
      aria-label={words.upload()}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) void send(file);
      }}
    >
      <div class="package-drop-row">
        <FileButton
          look="solid"
          accept=".zip,.tar,.gz,.tgz"
          disabled={isBusy}
          onFile={(file) => void send(file)}
        >
          <Icon path={uploadSimpleIcon} size={16} />
          {words.uploadChoose()}
        </FileButton>
        <p class="text-ink-2">
          {words.uploadHint()} <code>npm run problem:push -- DIR</code>
        </p>
      </div>
      <div aria-live="polite">
        <StageLine stage={stage} />
      </div>
      {stage.kind === "failed" && <UploadRefusal name={stage.name} answer={stage.answer} />}
    </section>
  );
}

function StageLine({ stage }: { readonly stage: Stage }) {
  if (stage.kind === "reading") return <p class="mt-3">{words.uploadReading({ name: stage.name })}</p>;
  if (stage.kind !== "sending") return null;
  const { name, sent, total } = stage;
  return (
    <div class="mt-3">
      <progress class="upload-bar" max={total} value={sent} aria-label={name} />
      <p class="text-13 text-ink-2">
        {words.uploadSending({ name, sent: formatBytes(sent), total: formatBytes(total) })}
      </p>
    </div>
  );
}
