import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Directories } from "../../../src/compose/translate/directories";
import { Draft } from "../../../src/compose/translate/draft";
import { type Shared, serviceHandlers } from "../../../src/compose/translate/service";
import { servicesLayout } from "../../../src/compose/translate/services-layout";
import { accountOf, serviceOf } from "../../support/compose-application";
import { ROOT } from "../../support/markdown";

describe("keys of a service", () => {
  it("are all in the documentation", () => {
    const docs = readFileSync(join(ROOT, "docs/compose.md"), "utf8");
    const [, table = ""] = docs.split("## Keys of a service");
    const shared: Shared = {
      layout: servicesLayout(new Map(), { taken: new Set(), networkTaken: new Set(), hasCertificate: false }),
      directories: new Directories({}),
      secrets: () => undefined,
      configs: () => undefined,
    };
    const keys = Object.keys(serviceHandlers(new Draft("web", {}), shared));
    expect(keys.length).toBeGreaterThan(80);
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(table))).toEqual([]);
  });

  it("make the container definition", () => {
    const keys = `
command: echo "a b"
entrypoint: [sh, -c]
user: "5"
working_dir: /srv
read_only: true
tty: true
stdin_open: true
init: true
labels: { team: shop }
stop_grace_period: 1m30s
`;
    expect(serviceOf(keys).container).toEqual({
      command: ["echo", "a b"],
      entryPoint: ["sh", "-c"],
      user: "5",
      workingDirectory: "/srv",
      readonlyRootFilesystem: true,
      pseudoTerminal: true,
      interactive: true,
      dockerLabels: { team: "shop" },
      stopTimeout: 90,
      linux: { initProcessEnabled: true },
    });
  });

  it.each([
    ["annotations: { a: b }", "annotations.a", "dropped"],
    ["attach: false", "attach", "dropped"],
    ["cgroup: host", "cgroup", "refused"],
    ["cgroup: private", "cgroup", "mapped"],
    ["command: []", "command", "approximated"],
    ["cpu_rt_runtime: 9ms", "cpu_rt_runtime", "refused"],
    ["devices: [/dev/snd]", "devices[0]", "refused"],
    ["dns: 1.1.1.1", "dns[0]", "refused"],
    ["extra_hosts: [a=1.1.1.1]", "extra_hosts.a[0]", "refused"],
    ["gpus: all", "gpus[0].count", "refused"],
    ["group_add: [1]", "group_add[0]", "refused"],
    ["ipc: host", "ipc", "refused"],
    ["ipc: private", "ipc", "mapped"],
    ["isolation: default", "isolation", "dropped"],
    ["mac_address: 02:42:ac:11:00:02", "mac_address", "refused"],
    ["memswap_limit: -1", "memswap_limit", "dropped"],
    ["oom_kill_disable: true", "oom_kill_disable", "refused"],
    ["oom_kill_disable: false", "oom_kill_disable", "mapped"],
    ["pids_limit: 9", "pids_limit", "dropped"],
    ["post_start: [{ command: a }]", "post_start[0].command", "refused"],
    ["privileged: true", "privileged", "refused"],
    ["privileged: false", "privileged", "mapped"],
    ["pull_policy: always", "pull_policy", "dropped"],
    ["runtime: nvidia", "runtime", "refused"],
    ["stop_grace_period: 5m", "stop_grace_period", "approximated"],
    ["stop_grace_period: 1s", "stop_grace_period", "approximated"],
    ["stop_signal: SIGTERM", "stop_signal", "mapped"],
    ["stop_signal: SIGINT", "stop_signal", "approximated"],
    ["use_api_socket: true", "use_api_socket", "refused"],
    ["user: ''", "user", "dropped"],
    ["userns_mode: host", "userns_mode", "dropped"],
    ["uts: host", "uts", "refused"],
    ["working_dir: ''", "working_dir", "dropped"],
    ["x-own: { a: 1 }", "x-own", "dropped"],
  ])("{ %s }: %s is %s", (keys, key, outcome) => {
    expect(accountOf(keys, key)).toMatch(new RegExp(`^${outcome}: .`));
  });
});
