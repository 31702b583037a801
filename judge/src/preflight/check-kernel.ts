import { type Finding, fail, fine, warn } from "./finding.ts";
import type { Machine } from "./machine.ts";

export function checkAslr(machine: Machine): Finding {
  const value = machine.read("/proc/sys/kernel/randomize_va_space");
  if (value === null) return warn("not told", "");
  return value === "0"
    ? fine("off")
    : warn("on", "sysctl kernel.randomize_va_space=0, on a host that judges only");
}

export function checkCorePattern(machine: Machine): Finding {
  const pattern = machine.read("/proc/sys/kernel/core_pattern");
  if (pattern === null) return warn("not told", "");
  return pattern.startsWith("|")
    ? warn(`handed to ${pattern.slice(1).split(" ")[0]}`, "sysctl kernel.core_pattern=core")
    : fine(`a file (${pattern})`);
}

/** Debian and Ubuntu each have a switch of their own beside the kernel's. */
export function checkUserNamespaces(machine: Machine): Finding {
  const most = machine.read("/proc/sys/user/max_user_namespaces");
  if (most === null) return fail("this kernel has none", "a kernel with CONFIG_USER_NS");
  if (most === "0") return fail("forbidden", "sysctl user.max_user_namespaces=15000");
  if (machine.isRoot) return fine(`allowed, ${most} at most`);
  if (machine.read("/proc/sys/kernel/unprivileged_userns_clone") === "0")
    return fail("for root only", "sysctl kernel.unprivileged_userns_clone=1");
  if (machine.read("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") === "1")
    return fail(
      "AppArmor forbids them to ordinary users",
      "sysctl kernel.apparmor_restrict_unprivileged_userns=0",
    );
  return fine(`allowed, ${most} at most`);
}

const needed = ["memory", "pids"] as const;

export function checkCgroups(machine: Machine): Finding {
  const unified = machine.read("/sys/fs/cgroup/cgroup.controllers");
  if (unified !== null) {
    const missing = ["memory", "pids", "cpu"].filter((name) => !unified.split(" ").includes(name));
    if (missing.length === 0) return fine("v2");
    return warn(
      `v2 without ${missing.join(", ")}`,
      "boot with cgroup_enable=memory, or delegate them to this service",
    );
  }
  const missing = [...needed, "cpuacct"].filter(
    (name) => machine.read(`/sys/fs/cgroup/${name}/cgroup.procs`) === null,
  );
  if (missing.length === 0) return fine("v1");
  if (missing.length > needed.length)
    return warn("none", "mount cgroup2 on /sys/fs/cgroup; without them memory is measured by looking");
  return warn(`v1 without ${missing.join(", ")}`, "boot with cgroup_enable=memory");
}

export function checkSeccomp(machine: Machine): Finding {
  const actions = machine.read("/proc/sys/kernel/seccomp/actions_avail");
  if (actions === null) return fail("this kernel has none", "a kernel with CONFIG_SECCOMP_FILTER");
  return actions.includes("errno")
    ? fine("filters")
    : fail("no filters", "a kernel with CONFIG_SECCOMP_FILTER");
}

export function checkLandlock(machine: Machine): Finding {
  const modules = machine.read("/sys/kernel/security/lsm");
  if (modules === null) return fine("not told; the box's own test says");
  return modules.split(",").includes("landlock")
    ? fine("on")
    : warn("off", "boot with lsm=landlock,… (only the reduced box depends on it)");
}
