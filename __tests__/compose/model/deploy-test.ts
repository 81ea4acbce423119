import { deploy } from "../../../src/compose/model/deploy";
import { readAs } from "../../support/compose-type";

describe("how a service is deployed", () => {
  it.each([
    [null, {}],
    [{ replicas: "3" }, { replicas: 3 }],
    [{ resources: { limits: { cpus: ".5", memory: 1024 } } }, { resources: { limits: { cpus: 0.5, memory: 1024 } } }],
    [{ update_config: { delay: "1m30s" } }, { update_config: { delay: 90 } }],
    [{ labels: ["a=b"] }, { labels: { a: "b" } }],
    [{ replicas: -1 }, ["InvalidValueError"]],
    [{ replicas: 1.5 }, ["WrongTypeError"]],
    [{ update_config: { order: "first" } }, ["InvalidValueError"]],
    [{ resources: { limits: { cpu: 1 } } }, ["UnknownKeyError"]],
    [{ resources: { reservations: { devices: [{ driver: "nvidia" }] } } }, ["WrongTypeError"]],
    [[], ["WrongTypeError"]],
  ])("%j is %j", (written, expected) => {
    expect(readAs(deploy, written)).toEqual(expected);
  });
});
