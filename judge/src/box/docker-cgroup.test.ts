import { expect, it } from "vitest";
import { laneCgroup } from "./docker-cgroup.ts";

it("puts a lane below a folder of its own where the engine makes cgroups, one for each controller of v1", () => {
  expect(laneCgroup({ cgroupDriver: "cgroupfs", cgroupVersion: 1 }, "ab-0-1")).toEqual({
    parent: "/bilimdon-docker/ab-0-1",
    binds: [
      "/sys/fs/cgroup/memory/bilimdon-docker/ab-0-1:/cg/memory:rw",
      "/sys/fs/cgroup/pids/bilimdon-docker/ab-0-1:/cg/pids:rw",
      "/sys/fs/cgroup/cpuacct/bilimdon-docker/ab-0-1:/cg/cpuacct:rw",
    ],
    folders: [
      "/sys/fs/cgroup/memory/bilimdon-docker/ab-0-1",
      "/sys/fs/cgroup/pids/bilimdon-docker/ab-0-1",
      "/sys/fs/cgroup/cpuacct/bilimdon-docker/ab-0-1",
    ],
  });
});

it("names a slice of one level where systemd makes cgroups, and binds the place systemd gives it", () => {
  expect(laneCgroup({ cgroupDriver: "systemd", cgroupVersion: 2 }, "ab-0-1")).toEqual({
    parent: "bilimdon-ab_0_1.slice",
    binds: ["/sys/fs/cgroup/bilimdon.slice/bilimdon-ab_0_1.slice:/cg:rw"],
    folders: ["/sys/fs/cgroup/bilimdon.slice/bilimdon-ab_0_1.slice"],
  });
});

it("does without where nobody makes cgroups for lanes", () => {
  expect(laneCgroup({ cgroupDriver: "none", cgroupVersion: 2 }, "ab-0-1")).toBeNull();
});
