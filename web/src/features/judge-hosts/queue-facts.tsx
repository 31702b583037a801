import * as words from "../../generated/messages/hosts.ts";
import { formatNumber } from "../../locale/format-number.ts";
import { formatLength } from "../../ui/format-duration.ts";
import type { JudgeHostList } from "./judge-hosts-resource.ts";

/** How deep the queue is and how old its oldest job. */
export function QueueFacts({ queue }: { readonly queue: JudgeHostList["queue"] }) {
  const { waiting, running, oldestWaitingMs, backend } = queue;
  const facts = [
    [words.waiting(), formatNumber(waiting)],
    [words.running(), formatNumber(running)],
    [words.oldest(), oldestWaitingMs === null ? words.oldestNone() : formatLength(oldestWaitingMs)],
    [words.backend(), backend === "redis" ? "Redis" : "PostgreSQL"],
  ];
  return (
    <section class="double-rule" aria-label={words.queue()}>
      <dl class="queue-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
