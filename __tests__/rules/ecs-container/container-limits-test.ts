import * as fc from "fast-check";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

describe("the limits of a container", () => {
  it("are right just if the soft one is at most the hard one, or that is none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -1, max: 9 }), (softLimit, hardLimit) => {
        const resource = taskOf({}, { ulimits: [{ name: "nofile", softLimit, hardLimit }] });
        expect(violated(resource)).toEqual(hardLimit >= 0 && softLimit > hardLimit ? ["CD058"] : []);
      }),
    );
  });
});

describe("environment files", () => {
  const files = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ type: "s3", value: `arn:aws:s3:::settings/${i}.env` }));

  it("are at most 10", () => {
    expect(violated(taskOf({}, { environmentFiles: files(10) }))).toEqual([]);
    expect(messages(taskOf({}, { environmentFiles: files(11) })).join()).toContain("allowed: at most 10 files.");
  });

  it("end in .env, as far as is known", () => {
    const environmentFiles = [...files(1), { value: "${var.file}" }, { value: "arn:aws:s3:::settings/web.json" }];
    const [message, ...others] = messages(taskOf({}, { environmentFiles }));
    expect(message).toContain('environmentFiles[2].value is "arn:aws:s3:::settings/web.json"; allowed: ');
    expect(others).toEqual([]);
  });
});

describe("the memory that containers share and swap", () => {
  it.each<[object, string[]]>([
    [{ swappiness: -1 }, ["CD064"]],
    [{ swappiness: 0 }, []],
    [{ swappiness: 100 }, []],
    [{ swappiness: 101 }, ["CD064"]],
    [{ swappiness: "${var.swappiness}" }, []],
    [{ sharedMemorySize: 0 }, ["CD064"]],
    [{ sharedMemorySize: 1 }, []],
    [{ sharedMemorySize: null }, []],
  ])("%j: %j", (linuxParameters, expected) => {
    expect(violated(taskOf({}, { linuxParameters }))).toEqual(expected);
  });
});

describe("the credential specs of a container", () => {
  it("are one at most", () => {
    const specs = (count: number) => Array.from({ length: count }, (_, i) => `credentialspec:arn:${i}`);
    const of = (credentialSpecs: unknown) => violated(taskOf({}, { credentialSpecs }));
    expect([0, 1, 2].map((count) => of(specs(count)))).toEqual([[], [], ["CD067"]]);
    expect(of("${var.specs}")).toEqual([]);
  });
});

describe("a wrong limit", () => {
  it("is told by its place, with what is right", () => {
    const ulimits = [
      { name: "nofile", softLimit: 1, hardLimit: 1 },
      { name: "nproc", softLimit: 2, hardLimit: 1 },
    ];
    expect(messages(taskOf({}, {}, { ulimits }))).toEqual([
      "CD058 [aws_ecs_task_definition.web] container_definitions[1].ulimits[1].softLimit is 2; " +
        "allowed: at most hardLimit, which is 1. Raise hardLimit, or lower softLimit.",
    ]);
    const many = Array.from({ length: 11 }, (_, i) => ({ type: "s3", value: `arn:aws:s3:::a/${i}.env` }));
    expect(places(taskOf({}, {}, { environmentFiles: many }))).toEqual([
      "CD057 container_definitions[1].environmentFiles",
    ]);
    expect(messages(taskOf({}, {}, { environmentFiles: [{}, { value: "arn:aws:s3:::a/.env.txt" }] }))).toEqual([
      'CD057 [aws_ecs_task_definition.web] container_definitions[1].environmentFiles[1].value is "arn:aws:s3:::a/.env.txt"; ' +
        "allowed: an object whose key ends in .env. Put the variables into fewer files, with names such as web.env.",
    ]);
    expect(messages(taskOf({}, { linuxParameters: { swappiness: 101, sharedMemorySize: 0 } }))).toEqual([
      expect.stringContaining("linuxParameters.swappiness is 101; allowed: a whole number from 0 to 100. "),
      expect.stringContaining("linuxParameters.sharedMemorySize is 0; allowed: a whole number, 1 or more MiB. "),
    ]);
    expect(messages(taskOf({}, { credentialSpecs: ["a", "b"] }))).toEqual([
      expect.stringContaining("allowed: 0 to 1 credential specs. "),
    ]);
  });

  it("is not told where only Terraform knows half of it", () => {
    for (const limits of [{ softLimit: "${var.a}", hardLimit: 1 }, { softLimit: 2, hardLimit: "${var.a}" }, {}]) {
      expect(violated(taskOf({}, { ulimits: [{ name: "nofile", ...limits }] }))).toEqual([]);
    }
    expect(violated(taskOf({}, { ulimits: "${var.limits}", environmentFiles: "${var.files}" }))).toEqual([]);
  });
});
