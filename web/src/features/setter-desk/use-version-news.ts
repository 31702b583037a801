import type { problemVersionNews } from "@bilimdon/contracts/http/problems";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { z } from "zod";
import { useRefresh } from "../../client/use-refresh.ts";
import { useLive } from "../../live/use-live.ts";
import { deskResource, reportResource, versionResource } from "./desk-resources.ts";

/** Where the live link is down the page asks itself. */
const refreshMs = 5_000;

/** Keeps a version's page true while the judge is at it: progress as it is told, the rest asked for when it is over. */
export function useVersionNews(slug: string, problemVersionId: string, isVerifying: boolean): void {
  const version = versionResource(problemVersionId);
  const refreshAll = () => {
    void version.refresh();
    void reportResource(problemVersionId).refresh();
    void deskResource(slug).refresh();
  };
  useLive(rooms.problemVersion(problemVersionId), {
    events: {
      "problem-version": (message) => {
        const known = version.state.value;
        if (!isNews(message) || message.problemVersionId !== problemVersionId) return;
        const { state, done, total } = message;
        const isStep = known.kind === "ready" && known.value.state === "verifying" && state === "verifying";
        // The first step says when the worker began, which only the whole answer tells.
        if (!isStep || known.value.startedAt === null) return refreshAll();
        version.put({ ...known.value, done, total });
      },
    },
    onJoined: () => void version.refresh(),
    onRefused() {},
  });
  useRefresh(isVerifying ? version : null, refreshMs);
}

function isNews(message: unknown): message is z.infer<typeof problemVersionNews> {
  return (
    typeof message === "object" && message !== null && "problemVersionId" in message && "done" in message
  );
}
