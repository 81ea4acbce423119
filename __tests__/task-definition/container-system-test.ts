import type { ContainerSystemOptions } from "../../src/task-definition/container-system";
import { BARE, container } from "../support/container";

describe("a container in its operating system", () => {
  it.each<[string, ContainerSystemOptions, object]>([
    ["a user", { user: "1000:1000" }, { user: "1000:1000" }],
    ["all rights", { privileged: true }, { privileged: true }],
    ["not all rights", { privileged: false }, { privileged: false }],
    ["a file system to read only", { readonlyRootFilesystem: true }, { readonlyRootFilesystem: true }],
    [
      "limits",
      { ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }] },
      { ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 4096 }] },
    ],
    [
      "kernel parameters",
      { systemControls: { "net.core.somaxconn": "1024", "net.ipv4.ip_forward": "0" } },
      {
        systemControls: [
          { namespace: "net.core.somaxconn", value: "1024" },
          { namespace: "net.ipv4.ip_forward", value: "0" },
        ],
      },
    ],
    [
      "Linux parameters",
      { linuxParameters: { initProcessEnabled: true } },
      { linuxParameters: { initProcessEnabled: true } },
    ],
    ["an open input", { interactive: true }, { interactive: true }],
    ["a terminal", { pseudoTerminal: true }, { pseudoTerminal: true }],
  ])("takes %s", (_, options, expected) => {
    expect(container(options)).toEqual({ ...BARE, ...expected });
  });
});
