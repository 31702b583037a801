import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import * as words from "../../generated/messages/hosts.ts";

type Check = JudgeHostView["checks"][number];

const titles: Record<Check["id"], () => string> = {
  cores: words.checkCores,
  governor: words.checkGovernor,
  turbo: words.checkTurbo,
  smt: words.checkSmt,
  "clock-source": words.checkClockSource,
  clock: words.checkClock,
  memory: words.checkMemory,
  swap: words.checkSwap,
  "huge-pages": words.checkHugePages,
  disk: words.checkDisk,
  aslr: words.checkAslr,
  "core-pattern": words.checkCorePattern,
  "user-namespaces": words.checkUserNamespaces,
  cgroups: words.checkCgroups,
  seccomp: words.checkSeccomp,
  landlock: words.checkLandlock,
  engine: words.checkEngine,
  "engine-security": words.checkEngineSecurity,
  images: words.checkImages,
};

/** What on this machine may make its verdicts uneven, and what to do; the fact and the remedy are the machine's words. */
export function HostChecks({ checks }: { readonly checks: readonly Check[] }) {
  const faults = checks.filter((check) => check.state !== "ok");
  const count = checks.length;
  return (
    <>
      <dt>{words.checks()}</dt>
      <dd>
        <p>
          {faults.length === 0
            ? words.checksFine({ count })
            : words.checksFound({ count, faults: faults.length })}
        </p>
        <ul class="host-checks">
          {faults.map(({ id, state, found, remedy }) => (
            <li key={id}>
              <b class={`font-medium ${state === "fail" ? "text-anor" : "text-zafar"}`}>{titles[id]()}</b>
              <span lang="en">{found}</span>
              {remedy !== "" && (
                <code class="font-code text-12" lang="en">
                  {remedy}
                </code>
              )}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}
