import { signal } from "@preact/signals";

interface Toast {
  readonly key: number;
  readonly text: string;
  readonly action: { readonly text: string; run(): void } | null;
}

const shown = signal<readonly Toast[]>([]);
const shownMs = 6_000;
const mostShown = 3;
let lastKey = 0;

/** Says something once, for six seconds, in a corner. Never the only place where it is said. */
export function say(text: string, action: Toast["action"] = null): void {
  lastKey += 1;
  const toast = { key: lastKey, text, action };
  shown.value = [...shown.value, toast].slice(-mostShown);
  setTimeout(() => dismiss(toast.key), shownMs);
}

export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.value.map((toast) => (
        <div key={toast.key} class="toast">
          <span>{toast.text}</span>
          {toast.action !== null && (
            <button type="button" class="toast-action" onClick={() => act(toast)}>
              {toast.action.text}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

function act(toast: Toast): void {
  toast.action?.run();
  dismiss(toast.key);
}

function dismiss(key: number): void {
  shown.value = shown.value.filter((toast) => toast.key !== key);
}
