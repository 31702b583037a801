import type { ReadonlySignal } from "@preact/signals";
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Editor } from "./code-mirror.ts";

interface EditorShape {
  readonly source: ReadonlySignal<string>;
  readonly languageId: ReadonlySignal<string>;
  readonly label: string;
  /** An editor out of sight is not fetched. */
  readonly isShown: boolean;
  onEdit(source: string): void;
  onSubmit(): void;
}

/**
 * Where code is written: at once a plain text field, which does all that is needed, and the real editor in its place
 * when its script has come. Should the script never come, the field stays.
 */
export function CodeEditor({ source, languageId, label, isShown, onEdit, onSubmit }: EditorShape) {
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<Editor | null>(null);
  const isReady = useSignal(false);
  // The editor keeps the first handlers it was given; these are always the newest.
  const acts = useRef({ onEdit, onSubmit });
  acts.current = { onEdit, onSubmit };

  useEffect(() => {
    if (!isShown || editor.current !== null) return;
    let isGone = false;
    void loadEditor().then((file) => {
      if (file === null || isGone || host.current === null) return;
      const hadFocus = document.activeElement === field.current;
      const cursorAt = field.current?.selectionStart ?? 0;
      editor.current = file.openEditor({
        parent: host.current,
        source: source.peek(),
        languageId: languageId.peek(),
        label,
        onEdit: (text) => acts.current.onEdit(text),
        onSubmit: () => acts.current.onSubmit(),
      });
      isReady.value = true;
      if (hadFocus) editor.current.focus(cursorAt);
    });
    return () => {
      isGone = true;
    };
  }, [isShown]);
  useEffect(() => () => editor.current?.destroy(), []);
  useEffect(() => editor.current?.setLabel(label), [label]);
  useSignalEffect(() => {
    const text = source.value;
    if (editor.current !== null && editor.current.source() !== text) editor.current.setSource(text);
  });
  useSignalEffect(() => {
    const id = languageId.value;
    editor.current?.setLanguage(id);
  });

  return (
    <div class="editor" ref={host}>
      {!isReady.value && (
        <textarea
          ref={field}
          class="code"
          aria-label={label}
          value={source.value}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          onInput={(event) => onEdit(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onSubmit();
          }}
        />
      )}
    </div>
  );
}

/** null when the file does not arrive. */
async function loadEditor(): Promise<typeof import("./code-mirror.ts") | null> {
  try {
    return await import("./code-mirror.ts");
  } catch {
    return null;
  }
}
