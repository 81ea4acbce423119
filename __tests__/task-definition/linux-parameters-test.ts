import type { LinuxParameters } from "../../src/task-definition/linux-parameters";
import { BARE, container } from "../support/container";

describe("the Linux parameters of a container", () => {
  it.each<[string, LinuxParameters, object]>([
    ["nothing", {}, {}],
    ["more capabilities", { addCapabilities: ["NET_ADMIN"] }, { capabilities: { add: ["NET_ADMIN"] } }],
    ["fewer capabilities", { dropCapabilities: ["ALL"] }, { capabilities: { drop: ["ALL"] } }],
    [
      "other capabilities",
      { addCapabilities: ["CHOWN"], dropCapabilities: ["ALL"] },
      { capabilities: { add: ["CHOWN"], drop: ["ALL"] } },
    ],
    ["no process above the program", { initProcessEnabled: false }, { initProcessEnabled: false }],
    ["shared memory", { sharedMemorySizeMiB: 256 }, { sharedMemorySize: 256 }],
    [
      "file systems in memory",
      {
        tmpfs: [
          { containerPath: "/run", sizeMiB: 64 },
          { containerPath: "/tmp", sizeMiB: 1, mountOptions: ["noexec"] },
        ],
      },
      {
        tmpfs: [
          { containerPath: "/run", size: 64 },
          { containerPath: "/tmp", size: 1, mountOptions: ["noexec"] },
        ],
      },
    ],
  ])("may be %s", (_, linuxParameters, expected) => {
    expect(container({ linuxParameters })).toEqual({ ...BARE, linuxParameters: expected });
  });
});
