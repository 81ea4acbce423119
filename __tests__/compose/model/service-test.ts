import { service } from "../../../src/compose/model/service";
import { readAs } from "../../support/compose-type";

describe("a service", () => {
  it.each([
    [{ pull_policy: "if_not_present" }, { pull_policy: "missing" }],
    [{ pull_policy: "every_12h" }, { pull_policy: "every_12h" }],
    [{ pull_policy: "sometimes" }, ["InvalidValueError"]],
    [{ restart: "on-failure:5" }, { restart: "on-failure:5" }],
    [{ restart: "on-failure:x" }, ["InvalidValueError"]],
    [{ restart: false }, ["WrongTypeError"]],
    [{ expose: [80, "90-95", "53/udp"] }, { expose: ["80", "90-95", "53/udp"] }],
    [{ expose: ["80:80"] }, ["InvalidValueError"]],
    [{ mem_swappiness: 101 }, ["InvalidValueError"]],
    [
      { oom_score_adj: -1000, pids_limit: -1 },
      { oom_score_adj: -1000, pids_limit: -1 },
    ],
    [
      { dns: "1.1.1.1", tmpfs: ["/a", "/b:size=1m"] },
      { dns: ["1.1.1.1"], tmpfs: ["/a", "/b:size=1m"] },
    ],
    [
      { develop: null, "x-a": 1 },
      { develop: {}, extensions: { "x-a": 1 } },
    ],
    [{ provider: { options: {} } }, ["WrongTypeError"]],
    [{ post_start: [{ user: "root" }] }, ["WrongTypeError"]],
    [{ logging: { options: { a: null, b: 1 } } }, { logging: { options: { a: null, b: "1" } } }],
  ])("%j is %j", (written, expected) => {
    expect(readAs(service, written)).toEqual(expected);
  });
});
