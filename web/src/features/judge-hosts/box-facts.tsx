import type { JudgeHostView } from "@bilimdon/contracts/http/judge-hosts";
import * as words from "../../generated/messages/hosts.ts";
import { weaknessWords } from "./weakness-words.ts";

type Box = JudgeHostView["box"];

const modes: Record<Box["mode"], () => string> = {
  "native-root": words.modeRoot,
  "native-user": words.modeUser,
  docker: words.modeDocker,
  reduced: words.modeReduced,
};

/** What holds a contestant's program on this host, and what does not. */
export function BoxFacts({ box }: { readonly box: Box }) {
  const marks = [
    box.namespaces.length === 0
      ? words.namespacesNone()
      : words.namespaces({ list: box.namespaces.join(", ") }),
    box.cgroup === "none" ? words.cgroupNone() : words.cgroup({ version: box.cgroup }),
    (box.isSeccompOn ? words.on : words.off)({ name: "seccomp" }),
    (box.isLandlockOn ? words.on : words.off)({ name: "Landlock" }),
    box.isMemoryApproximate ? words.memoryApproximate() : words.memoryExact(),
    box.cores.length === 0 ? words.coresFree() : words.coresPinned({ list: box.cores.join(", ") }),
    words.runner({ version: `${box.runnerVersion} · ${box.protocol}` }),
  ];
  return (
    <>
      <dt>{words.box()}</dt>
      <dd>
        <p class="font-medium">{modes[box.mode]()}</p>
        {box.mode === "reduced" && <p class="mt-1 text-zafar">{words.reducedText()}</p>}
        <ul class="box-marks">
          {marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
        {box.imageDigest !== null && <p class="mt-1 font-code text-12 text-ink-3">{box.imageDigest}</p>}
      </dd>
      <dt>{words.weaknesses()}</dt>
      <dd>
        {box.weaknesses.length === 0 ? (
          <p>{words.weaknessesNone()}</p>
        ) : (
          <ul class="weaknesses">
            {box.weaknesses.map((weakness) => (
              <li key={weakness}>{weaknessWords(weakness)}</li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}
