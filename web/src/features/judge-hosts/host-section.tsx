import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import { useSignal } from "@preact/signals";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/hosts.ts";
import * as judging from "../../generated/messages/judging.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { formatAgo } from "../../ui/format-duration.ts";
import { languageName } from "../../ui/language-name.ts";
import { BoxFacts } from "./box-facts.tsx";
import { HostChecks } from "./host-checks.tsx";
import { HostHistory } from "./host-history.tsx";
import { HostSwitch } from "./host-switch.tsx";
import { RestrictionDialog } from "./restriction-dialog.tsx";

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
        {mayChange && (
          <div class="host-acts">
            <HostSwitch host={host} isLast={isLast} />
            <RestrictButton host={host} />
          </div>
        )}
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
        <dt>{judging.restriction()}</dt>
        <dd>{restrictionWords(host)}</dd>
        <dt>{words.lastHour()}</dt>
        <dd>
          {host.isConnected && `${judging.hostRunning({ busy: host.running, lanes: host.lanes })}, `}
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
        <dt>{judging.history()}</dt>
        <dd>
          <HostHistory hostId={host.hostId} />
        </dd>
        <BoxFacts box={host.box} />
        {host.checks.length > 0 && <HostChecks checks={host.checks} />}
        <Languages host={host} />
      </dl>
    </section>
  );
}

function Languages({ host }: { readonly host: JudgeHostView }) {
  return (
    <>
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
    </>
  );
}

function HostState({ host }: { readonly host: JudgeHostView }) {
  const now = useServerNow();
  if (!host.isConnected)
    return <p class="text-anor">{words.gone({ ago: formatAgo(now - host.lastSeenAt) })}</p>;
  if (host.state === "enabled") return <p class="text-feruza">{words.enabled()}</p>;
  const since =
    host.stateSince === null || host.stateCause === null
      ? ""
      : `, ${judging.since({ ago: formatAgo(now - host.stateSince), cause: host.stateCause })}`;
  return host.state === "aside" ? (
    <p class="text-anor">
      {judging.aside()}
      {since}
    </p>
  ) : (
    <p class="text-zafar">
      {words.drained()}
      {since}
    </p>
  );
}

function RestrictButton({ host }: { readonly host: JudgeHostView }) {
  const isOpen = useSignal(false);
  return (
    <>
      <Button
        isSmall
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {judging.restrict()}
      </Button>
      {isOpen.value && (
        <RestrictionDialog
          host={host}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}

function restrictionWords({ restriction }: JudgeHostView): string {
  if (restriction === null) return judging.restrictionNone();
  const { languageIds, contestIds, problemIds } = restriction;
  return [
    languageIds === null
      ? null
      : judging.restrictionLanguages({ list: languageIds.map(languageName).join(", ") }),
    contestIds === null ? null : judging.restrictionContests({ list: contestIds.join(", ") }),
    problemIds === null ? null : judging.restrictionProblems({ list: problemIds.join(", ") }),
  ]
    .filter((part) => part !== null)
    .join("; ");
}
