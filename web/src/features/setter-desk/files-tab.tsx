import { useSignal } from "@preact/signals";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/desk.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { filesResource, fileTextResource } from "./desk-resources.ts";
import type { TabShape } from "./desk-tabs.tsx";
import "../../ui/code.css";

const shownAtMost = 400;

/** Every file of the version; a click shows its beginning. */
export function FilesTab({ version: { problemVersionId } }: TabShape) {
  const resource = filesResource(problemVersionId);
  const state = useResource(resource);
  const filter = useSignal("");
  const open = useSignal<string | null>(null);
  if (state.kind === "loading") return <SkeletonRows count={10} height={38} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  const { files } = state.value;
  const wanted = filter.value.trim().toLowerCase();
  const found = files.filter(({ path }) => path.toLowerCase().includes(wanted));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <div class="files">
      <p class="files-head">
        <input
          class="input input-small"
          type="search"
          placeholder={words.fileSearch()}
          aria-label={words.fileSearch()}
          value={filter.value}
          onInput={({ currentTarget }) => {
            filter.value = currentTarget.value;
          }}
        />
        <span class="text-ink-2">{words.filesCount({ count: files.length, size: formatBytes(bytes) })}</span>
      </p>
      <ul class="file-list">
        {found.slice(0, shownAtMost).map((file) => (
          <li key={file.path}>
            <button
              type="button"
              aria-expanded={open.value === file.path}
              onClick={() => {
                open.value = open.value === file.path ? null : file.path;
              }}
            >
              <span class="font-code">{file.path}</span>
              <span class="text-ink-2">{formatBytes(file.bytes)}</span>
            </button>
            {open.value === file.path && <FileText problemVersionId={problemVersionId} path={file.path} />}
          </li>
        ))}
      </ul>
      {found.length > shownAtMost && (
        <p class="text-ink-2 mt-3">{words.filesMore({ count: String(found.length - shownAtMost) })}</p>
      )}
    </div>
  );
}

function FileText({ problemVersionId, path }: { readonly problemVersionId: string; readonly path: string }) {
  const resource = fileTextResource(problemVersionId, path);
  const state = useResource(resource);
  if (state.kind === "loading") return <SkeletonRows count={3} height={21} />;
  if (state.kind === "failed")
    return <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />;
  const { text, isCut, bytes } = state.value;
  if (text === null) return <p class="file-text text-ink-2">{words.fileBinary()}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys. */}
      <pre class="code file-text" tabIndex={0}>
        {text === "" ? words.fileEmpty() : text}
      </pre>
      {isCut && <p class="text-13 text-ink-2">{words.fileCut({ size: formatBytes(bytes) })}</p>}
    </>
  );
}
