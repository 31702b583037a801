/**
 * A lane in a machine of its own: the runner and a program folder in a memory disk, a Debian kernel emulated by qemu,
 * the unified cgroup hierarchy mounted with every controller. It answers requests written beforehand, in order, and
 * powers off. Everything is emulated, so times mean nothing and limits of time must be wide.
 */
import { execFile, execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { RunRequest } from "../../src/box/box.ts";
import { encodeRun } from "../../src/box/encode-request.ts";
import { FrameReader } from "../../src/box/frame-reader.ts";

const run = promisify(execFile);
const kernelPath = resolve(import.meta.dirname, "../../../sandbox-images/runner/build/kernel/vmlinuz");
const busybox = "/usr/bin/busybox";
const tools = [
  "sh",
  "cat",
  "ls",
  "mount",
  "mkdir",
  "cp",
  "switch_root",
  "base64",
  "find",
  "poweroff",
  "uname",
];
const bootWithinMs = 240_000;
const place = { folder: "/w", scratch: "/tmp", shown: "/shown" };

export interface BootedLane {
  readonly kernel: string;
  readonly controllers: string;
  /** The runner's hello first, then one reply for each request. */
  readonly replies: readonly (readonly string[])[];
  /** cgroup folders that were there when the runner had left. */
  readonly foldersLeft: readonly string[];
}

/** Why no machine can be emulated here, or null. */
export function missingForBooting(): string | null {
  if (process.arch !== "x64") return "the emulated machine is x86-64";
  if (spawnSync("qemu-system-x86_64", ["--version"]).status !== 0)
    return "qemu-system-x86_64 is not installed";
  if (!existsSync(busybox)) return "busybox-static is not installed";
  if (!existsSync(kernelPath)) return "no kernel: run sandbox-images/runner/check/fetch-kernel.sh";
  return null;
}

/** @throws Error with the end of the console when the machine does not power off in time */
export async function bootLane(
  runnerPath: string,
  toolsFolder: string,
  requests: readonly RunRequest[],
): Promise<BootedLane> {
  const folder = mkdtempSync(join(tmpdir(), "bilimdon-boot-"));
  try {
    const disk = join(folder, "disk");
    layOut(disk, runnerPath, toolsFolder);
    const frames = requests.map((request, index) => encodeRun(index + 1, request, [place, place]));
    writeFileSync(join(disk, "frames"), Buffer.concat(frames));
    const image = join(folder, "disk.cpio");
    execFileSync("/bin/sh", ["-c", `find . | ${busybox} cpio -o -H newc > ${image} 2>/dev/null`], {
      cwd: disk,
    });
    return readConsole(await boot(image));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function layOut(disk: string, runnerPath: string, toolsFolder: string): void {
  for (const name of ["bin", "usr", "lib", "lib64", "etc", "store", "proc", "sys", "dev", "tmp", "new"])
    mkdirSync(join(disk, name), { recursive: true });
  cpSync(busybox, join(disk, "bin/busybox"));
  for (const name of tools) symlinkSync("busybox", join(disk, "bin", name));
  cpSync(runnerPath, join(disk, "runner"));
  cpSync(toolsFolder, join(disk, "store/tools"), { recursive: true });
  writeFileSync(join(disk, "init"), firstScript);
  writeFileSync(join(disk, "etc/go"), secondScript);
  chmodSync(join(disk, "init"), 0o755);
}

// The memory disk's own root cannot be pivoted away from, so the machine moves to a tmpfs first.
const firstScript = `#!/bin/sh
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
mount -t tmpfs new /new
cp -a /bin /usr /lib /lib64 /etc /store /runner /frames /new/; mkdir /new/proc /new/sys /new/dev /new/tmp
mount --move /proc /new/proc; mount --move /sys /new/sys; mount --move /dev /new/dev
exec switch_root /new /bin/sh /etc/go
`;
const secondScript = `mount -t tmpfs tmp /tmp
mount -t cgroup2 cg /sys/fs/cgroup
echo "KERNEL $(uname -r)"; echo "CONTROLLERS $(cat /sys/fs/cgroup/cgroup.controllers)"
/runner serve --store /store --name 1-a < /frames > /tmp/replies 2> /tmp/words
cat /tmp/words; echo BEGIN; base64 /tmp/replies; echo END
find /sys/fs/cgroup/bilimdon -type d | while read -r folder; do echo "LEFT $folder"; done
poweroff -f
`;

async function boot(image: string): Promise<string> {
  const { stdout } = await run(
    "qemu-system-x86_64",
    [
      ...[
        "-accel",
        "tcg,thread=multi",
        "-cpu",
        "max",
        "-m",
        "1024",
        "-smp",
        "2",
        "-nographic",
        "-nic",
        "none",
      ],
      ...["-no-reboot", "-kernel", kernelPath, "-initrd", image],
      ...["-append", "console=ttyS0 panic=-1 loglevel=3"],
    ],
    { timeout: bootWithinMs, maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout.replaceAll("\r", "");
}

function readConsole(text: string): BootedLane {
  const replies = /^BEGIN\n([A-Za-z0-9+/=\n]*?)\n?END$/m.exec(text)?.[1];
  if (replies === undefined) throw new Error(`the machine did not come to its end: ${text.slice(-1500)}`);
  const field = (name: string) => new RegExp(`${name} (.*)$`, "m").exec(text)?.[1] ?? "";
  return {
    kernel: field("KERNEL"),
    controllers: field("CONTROLLERS"),
    replies: new FrameReader().take(Buffer.from(replies, "base64")),
    foldersLeft: [...text.matchAll(/^LEFT (.*)$/gm)].map(([, folder]) => folder ?? ""),
  };
}
