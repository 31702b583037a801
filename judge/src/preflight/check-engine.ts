import { type Finding, fine, warn } from "./finding.ts";
import type { Machine } from "./machine.ts";

export function checkEngine({ engine }: Machine): Finding {
  if (typeof engine === "string")
    return warn(engine, "apt-get install docker.io, for a second wall around every lane");
  return fine(`${engine.version}, cgroup v${engine.cgroupVersion} by ${engine.cgroupDriver}`);
}

export function checkEngineSecurity({ engine }: Machine): Finding {
  if (typeof engine === "string") return fine("no engine");
  const found = engine.security.join(", ") || "none";
  if (!engine.security.includes("seccomp"))
    return warn(found, "an engine with seccomp: its containers are otherwise open to every system call");
  if (engine.security.includes("rootless"))
    return warn(found, "an engine run by root: a rootless one cannot give lanes ids of their own");
  if (engine.security.includes("userns"))
    return warn(found, "userns-remap off for judge hosts; not tried with it");
  if (engine.security.includes("selinux"))
    return warn(found, "label=disable is not set by us; not tried under SELinux");
  return fine(found);
}

export function checkImages({ engine }: Machine): Finding {
  if (typeof engine === "string") return fine("no engine");
  return engine.images.length === 0
    ? warn("none", "sandbox-images/build.sh")
    : fine(engine.images.join(", "));
}
