import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { stringify } from "yaml";
import { loadCompose } from "../../src/compose/loader/load";
import type { Service } from "../../src/compose/model/service";
import { formatPortRange } from "../../src/compose/syntax/ports";
import { port } from "../support/arbitrary-compose";
import { scratchDirectory } from "../support/scratch";

const FILE = join(scratchDirectory("compose"), "compose.yaml");

function load(settings: object): Service | undefined {
  writeFileSync(FILE, stringify({ services: { web: { image: "x", ...settings } }, volumes: { data: {} } }));
  return loadCompose({ files: [FILE], environment: {} }).project.services.web;
}

const path = fc.stringMatching(/^(\/[a-z0-9.]{0,4}){1,3}$/);

describe("short and long syntax", () => {
  it("of a port mean the same", () => {
    fc.assert(
      fc.property(port, ({ target, published, host_ip, protocol }) => {
        const host = published === undefined ? "" : formatPortRange(published);
        const address = host_ip?.includes(":") ? `[${host_ip}]` : host_ip;
        const front = address === undefined ? (host === "" ? "" : `${host}:`) : `${address}:${host}:`;
        const short = `${front}${target}/${protocol}`;
        const long = {
          target,
          protocol,
          ...(host !== "" && { published: host }),
          ...(host_ip !== undefined && { host_ip }),
        };
        expect(load({ ports: [short] })).toEqual(load({ ports: [long] }));
      }),
      { numRuns: 150 },
    );
  });

  it("of a mount mean the same", () => {
    const source = fc.oneof(
      fc.constant("data"),
      path,
      path.map((each) => `.${each}`),
    );
    fc.assert(
      fc.property(
        source,
        path,
        fc.constantFrom<boolean | undefined>(true, false, undefined),
        (source, target, readOnly) => {
          fc.pre(target.length > 2);
          const mode = readOnly === undefined ? "" : readOnly ? ":ro" : ":rw";
          const type = source === "data" ? "volume" : "bind";
          const long = {
            type,
            source,
            target,
            ...(readOnly !== undefined && { read_only: readOnly }),
            ...(type === "bind" && { bind: { create_host_path: true } }),
          };
          expect(load({ volumes: [`${source}:${target}${mode}`] })).toEqual(load({ volumes: [long] }));
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ["a build", { build: "./a" }, { build: { context: "./a" } }],
    ["variables", { environment: ["A=1", "B"] }, { environment: { A: 1, B: null } }],
    ["labels", { labels: ["a=b=c"] }, { labels: { a: "b=c" } }],
    ["a limit", { ulimits: { nofile: 5 } }, { ulimits: { nofile: { soft: 5, hard: 5 } } }],
    ["a tmpfs", { tmpfs: "/run" }, { tmpfs: ["/run"] }],
    ["a command", { command: "a 'b c'" }, { command: ["a", "b c"] }],
    ["a health check", { healthcheck: { test: "a b" } }, { healthcheck: { test: ["CMD-SHELL", "a b"] } }],
    ["a device", { devices: ["/dev/a"] }, { devices: [{ source: "/dev/a", target: "/dev/a", permissions: "rwm" }] }],
    ["a size", { shm_size: "1k" }, { shm_size: 1024 }],
  ])("of %s mean the same", (_what, short, long) => {
    expect(load(short)).toEqual(load(long));
  });
});
