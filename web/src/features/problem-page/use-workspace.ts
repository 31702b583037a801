import type { ReadonlySignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";

export type PhoneTab = "statement" | "code" | "history";

const phone = "(max-width: 720px)";

/**
 * Tells the frame around the page that a workspace is in it (it then fills the window and the phone's menu below makes
 * room for the page's own bar), and the page whether it is on a phone.
 */
export function useWorkspace(tab: ReadonlySignal<PhoneTab>): boolean {
  const [isPhone, setPhone] = useState(() => matchMedia(phone).matches);
  useEffect(() => {
    const media = matchMedia(phone);
    const look = () => setPhone(media.matches);
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.dataset.workspace = tab.value;
    if (isPhone) scrollTo(0, 0);
  }, [tab.value]);
  useLayoutEffect(() => () => delete document.documentElement.dataset.workspace, []);
  return isPhone;
}
