import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import Docker from "dockerode";
import { ownImages, type SandboxImage } from "./docker-images.ts";

const seccompPath = resolve(import.meta.dirname, "../../../sandbox-images/seccomp.json");

export type EngineContainer = Docker.Container;

/** What the engine says of itself, as far as a lane's container depends on it. */
export interface Engine {
  readonly docker: Docker;
  readonly cgroupVersion: 1 | 2;
  /** Who makes cgroups: the engine itself, systemd, or for lanes nobody. */
  readonly cgroupDriver: "cgroupfs" | "systemd" | "none";
  readonly hasAppArmor: boolean;
  /** Never empty. */
  readonly images: readonly SandboxImage[];
}

const drivers = ["cgroupfs", "systemd"] as const;

/** @throws Error in words for the operator: no engine, or no image */
export async function findEngine(image: string, socketPath?: string): Promise<Engine> {
  const docker = socketPath === undefined ? new Docker() : new Docker({ socketPath });
  const about: unknown = await docker.info().catch((error: Error) => {
    throw new Error(`no Docker engine answers: ${error.message}`);
  });
  const images = ownImages(await listImages(docker, [image, `${image}-*`]), image);
  if (images.length === 0)
    throw new Error(`the image ${image} is not there; build it with sandbox-images/build.sh`);
  return {
    docker,
    cgroupVersion: textOf(about, "CgroupVersion") === "2" ? 2 : 1,
    cgroupDriver: drivers.find((driver) => driver === textOf(about, "CgroupDriver")) ?? "none",
    hasAppArmor: textOf(about, "SecurityOptions").includes("apparmor"),
    images,
  };
}

async function listImages(docker: Docker, reference: string[]) {
  const listed = await docker.listImages({ filters: { reference } });
  return listed.map(({ Id, RepoTags, Labels }) => ({
    names: (RepoTags ?? []).map((tag) => tag.replace(/:latest$/, "")),
    digest: Id,
    label: Labels?.["bilimdon.families"],
  }));
}

/** The engine as the operator is told of it. */
export interface EngineAbout {
  readonly version: string;
  readonly cgroupDriver: string;
  readonly cgroupVersion: 1 | 2;
  /** "seccomp", "apparmor", "selinux", "userns", "rootless", as far as they are on. */
  readonly security: readonly string[];
  /** Our images. */
  readonly images: readonly string[];
}

/** @returns in words why there is none, when there is none */
export async function describeEngine(): Promise<EngineAbout | string> {
  const docker = new Docker();
  try {
    const about: unknown = await docker.info();
    const listed = await listImages(docker, ["bilimdon-sandbox*"]);
    return {
      version: textOf(about, "ServerVersion"),
      cgroupDriver: textOf(about, "CgroupDriver"),
      cgroupVersion: textOf(about, "CgroupVersion") === "2" ? 2 : 1,
      security: [...textOf(about, "SecurityOptions").matchAll(/name=(\w+)/g)].map(([, name = ""]) => name),
      images: listed.flatMap((image) => image.names),
    };
  } catch (error) {
    return `none answers (${error instanceof Error ? error.message : String(error)})`.slice(0, 200);
  }
}

function textOf(about: unknown, key: string): string {
  if (typeof about !== "object" || about === null) return "";
  const value: unknown = Object.entries(about).find(([name]) => name === key)?.[1];
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
}

export interface LaneContainer {
  readonly image: string;
  readonly command: readonly string[];
  readonly user: string;
  readonly isRoot: boolean;
  readonly binds: readonly string[];
  readonly cgroupParent: string | null;
}

/**
 * A container with no privilege: no capability but two that let the runner give the lane ids of its own, nothing to
 * write to, no network. The paths Docker masks below /proc are left open, because the kernel lets a user namespace
 * mount its own /proc only where a whole one is seen; programs see that own one alone.
 */
export async function containerOptions(
  engine: Engine,
  lane: LaneContainer,
): Promise<Docker.ContainerCreateOptions> {
  const seccomp: unknown = JSON.parse(await readFile(seccompPath, "utf8"));
  const security = ["no-new-privileges", `seccomp=${JSON.stringify(seccomp)}`];
  // AppArmor's docker-default refuses every mount, also those inside a user namespace.
  if (engine.hasAppArmor) security.push("apparmor=unconfined");
  return {
    Image: lane.image,
    Cmd: [...lane.command],
    User: lane.user,
    WorkingDir: "/",
    AttachStdout: true,
    AttachStderr: true,
    // The runner has nothing to finish: an engine that comes back and clears away need not wait for it.
    StopSignal: "SIGKILL",
    Labels: { "bilimdon.lane": String(process.pid) },
    HostConfig: {
      AutoRemove: true,
      Binds: [...lane.binds],
      CapAdd: lane.isRoot ? ["SETUID", "SETGID"] : [],
      CapDrop: ["ALL"],
      LogConfig: { Type: "none", Config: {} },
      MaskedPaths: [],
      NetworkMode: "none",
      OomScoreAdj: 500,
      PidsLimit: 8192,
      ReadonlyPaths: [],
      ReadonlyRootfs: true,
      SecurityOpt: security,
      Tmpfs: { "/tmp": "rw,nosuid,nodev,size=16m" },
      ...(lane.cgroupParent === null ? {} : { CgroupParent: lane.cgroupParent }),
    },
  };
}
