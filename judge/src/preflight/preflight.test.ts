import { describe, expect, it } from "vitest";
import type { Machine } from "./machine.ts";
import { preflight, summarize } from "./preflight.ts";

const good: Readonly<Record<string, string>> = {
  "/sys/devices/system/clocksource/clocksource0/current_clocksource": "tsc",
  "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "performance",
  "/sys/devices/system/cpu/intel_pstate/no_turbo": "1",
  "/sys/devices/system/cpu/smt/active": "0",
  "/proc/meminfo": "MemTotal:       16384000 kB",
  "/proc/swaps": "Filename Type Size Used Priority",
  "/sys/kernel/mm/transparent_hugepage/enabled": "always [madvise] never",
  "/proc/sys/kernel/randomize_va_space": "0",
  "/proc/sys/kernel/core_pattern": "core",
  "/proc/sys/user/max_user_namespaces": "100",
  "/sys/fs/cgroup/cgroup.controllers": "cpuset cpu io memory pids",
  "/proc/sys/kernel/seccomp/actions_avail": "kill_process kill_thread trap errno",
  "/sys/kernel/security/lsm": "capability,landlock",
};

const engine = {
  ...{ version: "28.2.2", cgroupDriver: "systemd", cgroupVersion: 2 as const },
  ...{ security: ["seccomp", "apparmor"], images: ["bilimdon-sandbox"] },
};

function machine(
  files: Readonly<Record<string, string | null>> = {},
  changes: Partial<Machine> = {},
): Machine {
  const all: Readonly<Record<string, string | null>> = { ...good, ...files };
  return {
    read: (path) => all[path] ?? null,
    list: () => ["cpu0", "cpufreq"],
    run: (command) => (command === "timedatectl" ? "yes" : null),
    ...{ freeBytes: 1e12, cores: 4, lanes: 4, isRoot: false, engine },
    ...changes,
  };
}

function lookAt(id: string, on: Machine) {
  const check = preflight(on).find((one) => one.id === id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  return check;
}

describe("preflight", () => {
  it("has nothing to say against a machine that is set up to judge", () => {
    expect(preflight(machine()).filter((check) => check.state !== "ok")).toEqual([]);
  });

  it.each([
    [
      "governor",
      { "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "powersave" },
      "warn",
      "powersave",
    ],
    ["turbo", { "/sys/devices/system/cpu/intel_pstate/no_turbo": "0" }, "warn", "on"],
    ["smt", { "/sys/devices/system/cpu/smt/active": "1" }, "warn", "on"],
    [
      "clock-source",
      { "/sys/devices/system/clocksource/clocksource0/current_clocksource": "hpet" },
      "warn",
      "hpet",
    ],
    ["swap", { "/proc/swaps": "Filename Type\n/dev/sda2 partition 1 0 -2" }, "warn", "/dev/sda2"],
    ["huge-pages", { "/sys/kernel/mm/transparent_hugepage/enabled": "[always] madvise" }, "warn", "always"],
    ["memory", { "/proc/meminfo": "MemTotal:        2097152 kB" }, "warn", "2.0 GiB for 4 lanes"],
    ["aslr", { "/proc/sys/kernel/randomize_va_space": "2" }, "warn", "on"],
    [
      "core-pattern",
      { "/proc/sys/kernel/core_pattern": "|/usr/share/apport/apport %p" },
      "warn",
      "handed to /usr/share/apport/apport",
    ],
    ["user-namespaces", { "/proc/sys/user/max_user_namespaces": "0" }, "fail", "forbidden"],
    ["user-namespaces", { "/proc/sys/kernel/unprivileged_userns_clone": "0" }, "fail", "for root only"],
    [
      "user-namespaces",
      { "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1" },
      "fail",
      "AppArmor forbids them to ordinary users",
    ],
    ["cgroups", { "/sys/fs/cgroup/cgroup.controllers": "cpuset cpu" }, "warn", "v2 without memory, pids"],
    ["cgroups", { "/sys/fs/cgroup/cgroup.controllers": null }, "warn", "none"],
    [
      "cgroups",
      {
        "/sys/fs/cgroup/cgroup.controllers": null,
        "/sys/fs/cgroup/memory/cgroup.procs": "",
        "/sys/fs/cgroup/pids/cgroup.procs": "",
      },
      "warn",
      "v1 without cpuacct",
    ],
    ["seccomp", { "/proc/sys/kernel/seccomp/actions_avail": null }, "fail", "this kernel has none"],
    ["landlock", { "/sys/kernel/security/lsm": "capability,yama" }, "warn", "off"],
  ])("judges %s by %j as %s", (id, files, state, found) => {
    expect(lookAt(id, machine(files))).toMatchObject({ state, found });
  });

  it.each<[string, Partial<Machine>, string, string]>([
    ["cores", { cores: 2 }, "warn", "2 for 4 lanes"],
    ["cores", { cores: 1, lanes: 1 }, "warn", "1 for 1 lane"],
    ["disk", { freeBytes: 1e9 }, "warn", "0.9 GiB free"],
    ["clock", { run: () => null }, "warn", "nobody here knows whether NTP sets it"],
    [
      "clock",
      { run: (command) => (command === "chronyc" ? "Leap status     : Normal" : null) },
      "ok",
      "set by NTP (chrony)",
    ],
    ["engine", { engine: "none answers" }, "warn", "none answers"],
    ["engine-security", { engine: { ...engine, security: ["apparmor"] } }, "warn", "apparmor"],
    [
      "engine-security",
      { engine: { ...engine, security: ["seccomp", "rootless"] } },
      "warn",
      "seccomp, rootless",
    ],
    ["images", { engine: { ...engine, images: [] } }, "warn", "none"],
  ])("judges %s of %j as %s", (id, changes, state, found) => {
    expect(lookAt(id, machine({}, changes))).toMatchObject({ state, found });
  });

  it("lets root use user namespaces where ordinary users may not", () => {
    const files = { "/proc/sys/kernel/unprivileged_userns_clone": "0" };

    expect(lookAt("user-namespaces", machine(files, { isRoot: true })).state).toBe("ok");
  });

  it("names a remedy for everything that is not well and can be mended", () => {
    const bare = machine(Object.fromEntries(Object.keys(good).map((path) => [path, null])));
    const unwell = preflight(bare).filter((check) => check.state === "fail");

    expect(unwell.map((check) => check.id)).toEqual(["user-namespaces", "seccomp"]);
    expect(unwell.every((check) => check.remedy !== "")).toBe(true);
  });

  it("tells the operator's page no more than it takes", () => {
    const [first] = summarize(preflight(machine({}, { engine: "x".repeat(900) }))).filter(
      (check) => check.id === "engine",
    );

    expect(first?.found).toHaveLength(200);
  });
});
