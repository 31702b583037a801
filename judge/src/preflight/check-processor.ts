import { type Finding, fine, warn } from "./finding.ts";
import type { Machine } from "./machine.ts";

const cpuFolder = "/sys/devices/system/cpu";

export function checkCores({ cores, lanes }: Machine): Finding {
  const found = `${cores} for ${lanes} ${lanes === 1 ? "lane" : "lanes"}`;
  if (lanes > cores) return warn(found, `LANES=${cores}`);
  if (cores === 1) return warn(found, "two cores or more: the worker itself needs some of the time");
  return fine(found);
}

export function checkGovernor(machine: Machine): Finding {
  const governors = new Set(
    machine
      .list(cpuFolder)
      .filter((name) => /^cpu\d+$/.test(name))
      .map((name) => machine.read(`${cpuFolder}/${name}/cpufreq/scaling_governor`))
      .filter((governor) => governor !== null),
  );
  if (governors.size === 0) return fine("no frequency scaling is seen, as in a virtual machine");
  const found = [...governors].join(", ");
  return found === "performance" ? fine(found) : warn(found, "cpupower frequency-set --governor performance");
}

export function checkTurbo(machine: Machine): Finding {
  const noTurbo = machine.read(`${cpuFolder}/intel_pstate/no_turbo`);
  const boost = machine.read(`${cpuFolder}/cpufreq/boost`);
  if (noTurbo === null && boost === null) return fine("not seen, as in a virtual machine");
  if (noTurbo === "1" || boost === "0") return fine("off");
  const remedy =
    noTurbo !== null ? `echo 1 > ${cpuFolder}/intel_pstate/no_turbo` : `echo 0 > ${cpuFolder}/cpufreq/boost`;
  return warn("on", remedy);
}

export function checkSmt(machine: Machine): Finding {
  const active = machine.read(`${cpuFolder}/smt/active`);
  if (active === "1") return warn("on", `echo off > ${cpuFolder}/smt/control`);
  return fine(active === "0" ? "off" : "not seen");
}

export function checkClockSource(machine: Machine): Finding {
  const source = machine.read("/sys/devices/system/clocksource/clocksource0/current_clocksource");
  if (source === null) return warn("not told", "");
  const isFast = /^(tsc|kvm-clock|arch_sys_counter|hyperv_clocksource.*)$/.test(source);
  return isFast
    ? fine(source)
    : warn(source, "boot with clocksource=tsc where the processor has a steady one");
}

export function checkClock(machine: Machine): Finding {
  const byDaemon = machine.run("timedatectl", ["show", "--property=NTPSynchronized", "--value"]);
  if (byDaemon === "yes") return fine("set by NTP");
  const byChrony = machine.run("chronyc", ["-n", "tracking"]);
  if (byChrony !== null && /Leap status\s*:\s*Normal/.test(byChrony)) return fine("set by NTP (chrony)");
  const found = byDaemon === "no" ? "not set by NTP" : "nobody here knows whether NTP sets it";
  return warn(found, "apt-get install chrony");
}
