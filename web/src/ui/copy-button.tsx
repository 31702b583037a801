import { useSignal } from "@preact/signals";
import { copyIcon } from "../generated/icons.ts";
import * as words from "../generated/messages/judged.ts";
import { Icon } from "./icon.tsx";
import { say } from "./toasts.tsx";
import "./copy-button.css";

const shownMs = 2_000;

/** Copies a text and says so on itself. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const isCopied = useSignal(false);
  const copy = async () => {
    if (!(await copyText(text))) return say(words.copyRefused());
    isCopied.value = true;
    setTimeout(() => {
      isCopied.value = false;
    }, shownMs);
  };
  return (
    <button type="button" class="copy" aria-label={`${words.copy()}: ${label}`} onClick={() => void copy()}>
      <Icon path={copyIcon} size={16} />
      <span aria-live="polite">{isCopied.value ? words.copied() : words.copy()}</span>
    </button>
  );
}

/** The clipboard proper needs https; school networks often have plain http, where the old way still works. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.className = "said";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}
