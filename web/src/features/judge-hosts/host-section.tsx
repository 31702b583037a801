import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/hosts.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { formatAgo } from "../../ui/format-duration.ts";
import { languageName } from "../../ui/language-name.ts";
import { BoxFacts } from "./box-facts.tsx";
import { HostChecks } from "./host-checks.tsx";
import { HostSwitch } from "./host-switch.tsx";

interface HostShape {
  readonly host: JudgeHostView;
  /** The only one connected. */
  readonly isLast: boolean;
  readonly mayChange: boolean;
}

/** One host: what it is, what it does, what it cannot do. */
export function HostSection({ host, isLast, mayChange }: HostShape) {
  return (
    <section class="host" aria-label={host.name}>
      <div class="host-head">
        <h2>
          {host.name} <span class="font-code text-13 font-normal text-ink-3">{host.workerId}</span>
        </h2>
        <HostState host={host} />
        {mayChange && <HostSwitch host={host} isLast={isLast} />}
      </div>
      <dl class="hoshiya">
        <dt>{words.machine()}</dt>
        <dd>
          {words.machineText({
            lanes: host.lanes,
            cores: host.cores,
            memory: formatBytes(host.memoryBytes),
          })}
        </dd>
        <dt>{words.lastHour()}</dt>
        <dd>
          {words.lastHourText({ judged: host.judgedLastHour })}
          {", "}
          {host.platformFaultsLastHour === 0 ? (
            words.noFaults()
          ) : (
            <b class="font-medium text-anor">
              {words.platformFaults({ count: host.platformFaultsLastHour })}
            </b>
          )}
        </dd>
        <BoxFacts box={host.box} />
        {host.checks.length > 0 && <HostChecks checks={host.checks} />}
        <dt>{words.languages()}</dt>
        <dd>
          <ul class="host-languages">
            {host.languages.map(({ id, version }) => (
              <li key={id}>
                <b>{languageName(id)}</b>
                <span class="font-code">{version}</span>
              </li>
            ))}
          </ul>
        </dd>
        {host.missingLanguages.length > 0 && (
          <>
            <dt>{words.missing()}</dt>
            <dd>
              <ul class="host-languages">
                {host.missingLanguages.map(({ id, why }) => (
                  <li key={id}>
                    <b>{languageName(id)}</b>
                    <span class="font-code" lang="en">
                      {why}
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function HostState({ host }: { readonly host: JudgeHostView }) {
  const now = useServerNow();
  if (!host.isConnected)
    return <p class="text-anor">{words.gone({ ago: formatAgo(now - host.lastSeenAt) })}</p>;
  return host.state === "enabled" ? (
    <p class="text-feruza">{words.enabled()}</p>
  ) : (
    <p class="text-zafar">{words.drained()}</p>
  );
}
