import { useEffect, useState } from "preact/hooks";
import { offline } from "../generated/messages/app.ts";

/** Says that the device has no network at all; a server out of reach is told by the page that wanted it. */
export function OfflineNotice() {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  if (isOnline) return null;
  return (
    <p class="notice" role="status">
      {offline()}
    </p>
  );
}
