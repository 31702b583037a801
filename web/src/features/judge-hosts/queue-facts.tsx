import * as words from "../../generated/messages/hosts.ts";
import { formatNumber } from "../../locale/format-number.ts";
import type { JudgeHostList } from "./judge-hosts-resource.ts";

/** What the queue itself holds, and where it is kept. */
export function QueueFacts({ queue }: { readonly queue: JudgeHostList["queue"] }) {
  const { waiting, running, backend } = queue;
  const facts = [
    [words.waiting(), formatNumber(waiting)],
    [words.running(), formatNumber(running)],
    [words.backend(), backend === "redis" ? "Redis" : "PostgreSQL"],
  ];
  return (
    <section class="mt-6" aria-label={words.queue()}>
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
