import * as fc from "fast-check";
import { taskOf } from "../../../src/rules/ecs-task-definition/task-example";
import { messages, places, violated } from "../../support/rules";

const on = (containerName: string, condition = "START") => ({ dependsOn: [{ containerName, condition }] });

describe("what a container waits for", () => {
  it("is told with the containers that there are", () => {
    expect(messages(taskOf({}, { name: "web", ...on("database") }, { name: "db" }))).toEqual([
      "CD046 [aws_ecs_task_definition.web] container_definitions[0].dependsOn[0].containerName is " +
        '"database"; allowed: web, db. Name another container of the task definition.',
    ]);
  });

  it.each([
    ["COMPLETE", { essential: true }, ["CD048"]],
    ["COMPLETE", { essential: false }, []],
    ["SUCCESS", { essential: "${var.essential}" }, []],
    ["HEALTHY", {}, ["CD049"]],
    ["HEALTHY", { healthCheck: "${var.check}" }, []],
    ["START", {}, []],
    ["${var.condition}", {}, []],
  ])("is %s of a container with %j", (condition, other, expected) => {
    expect(violated(taskOf({}, on("db", condition), { name: "db", ...other }))).toEqual(expected);
  });

  it("is not judged where only Terraform knows a name", () => {
    expect(violated(taskOf({}, on("db", "HEALTHY"), { name: "${var.name}" }, { name: "db" }))).toEqual([]);
  });
});

describe("containers that wait for each other", () => {
  it("are told by the way back, once", () => {
    const resource = taskOf(
      {},
      { name: "one", ...on("a") },
      { name: "a", ...on("b") },
      { name: "b", links: ["c:alias"] },
      { name: "c", volumesFrom: [{ sourceContainer: "a" }] },
    );
    expect(messages(resource)).toEqual([
      'CD050 [aws_ecs_task_definition.web] container_definitions[1] is "a -> b -> c -> a"; allowed: no way back. ' +
        "Leave out one of dependsOn, links and volumesFrom on the way.",
    ]);
  });

  it("include one that waits for itself", () => {
    expect(violated(taskOf({}, { name: "a", ...on("a") }))).toEqual(["CD050"]);
  });

  it("are found just if there is a circle", () => {
    const edge = fc.tuple(fc.nat(5), fc.nat(5));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 12 }), (edges) => {
        const names = [0, 1, 2, 3, 4, 5];
        const containers = names.map((i) => ({
          dependsOn: edges
            .filter(([from]) => from === i)
            .map(([, to]) => ({ containerName: `c${to}`, condition: "START" })),
        }));
        expect(violated(taskOf({}, ...containers)).length > 0).toBe(hasCircle(names, edges));
      }),
    );
  });
});

/** Takes away what waits for nothing, again and again: what is left of a circle stays. */
function hasCircle(names: readonly number[], edges: readonly (readonly [number, number])[]): boolean {
  const waiting = names.filter((name) => edges.some(([from, to]) => from === name && names.includes(to)));
  return waiting.length === names.length ? names.length > 0 : hasCircle(waiting, edges);
}

describe("the links of containers", () => {
  it("lead to containers of the task definition, by name or with an alias", () => {
    expect(
      violated(taskOf({}, { name: "web", links: ["db", "cache:redis"] }, { name: "db" }, { name: "cache" })),
    ).toEqual([]);
    expect(
      messages(taskOf({}, { name: "web", links: ["db", "redis:cache"] }, { name: "db" }, { name: "cache" })),
    ).toEqual([
      'CD071 [aws_ecs_task_definition.web] container_definitions[0].links[1] is "redis:cache"; allowed: web, db, cache. ' +
        "Name another container of the task definition, with an alias behind a colon if it needs one: db:database.",
    ]);
  });

  it("are not judged where only Terraform knows a name", () => {
    expect(violated(taskOf({}, { links: ["db"] }, { name: "${var.name}" }))).toEqual([]);
    const containers = '[{"name":"web","image":"web:1","memory":128,"links":[${jsonencode(var.link)}]}]';
    expect(violated({ aws_ecs_task_definition: { web: { container_definitions: containers } } })).toEqual([]);
  });
});

describe("the condition that a container waits for", () => {
  it.each<[unknown, string[]]>([
    ["START", []],
    ["COMPLETE", []],
    ["SUCCESS", []],
    ["HEALTHY", []],
    ["${var.condition}", []],
    ["start", ["CD047"]],
    ["RUNNING", ["CD047"]],
    [undefined, ["CD047"]],
  ])("%j: %j", (condition, expected) => {
    const db = { name: "db", essential: false, healthCheck: { command: ["CMD", "true"] } };
    expect(violated(taskOf({}, { dependsOn: [{ containerName: "db", condition }] }, db))).toEqual(expected);
  });
});

describe("a wrong dependency", () => {
  const waits = (...dependsOn: object[]) => ({ name: "web", dependsOn });
  const db = { containerName: "db", condition: "START" };

  it("is told by its place, with what is right", () => {
    expect(places(taskOf({}, { name: "db" }, waits(db, { ...db, containerName: "x" })))).toEqual([
      "CD046 container_definitions[1].dependsOn[1].containerName",
    ]);
    expect(messages(taskOf({}, { name: "db" }, waits(db, { ...db, condition: "SUCCESS" })))).toEqual([
      'CD048 [aws_ecs_task_definition.web] container_definitions[1].dependsOn[1].condition is "SUCCESS"; ' +
        "allowed: START or HEALTHY, as db is essential. " +
        "Set essential to false for the container that ends: the end of an essential one ends the task.",
    ]);
    expect(messages(taskOf({}, { name: "db" }, waits(db, { ...db, condition: "HEALTHY" })))).toEqual([
      'CD049 [aws_ecs_task_definition.web] container_definitions[1].dependsOn[1].condition is "HEALTHY"; ' +
        "allowed: START, COMPLETE or SUCCESS, as db has no health check. " +
        "Give the other container a health check, or wait for its START.",
    ]);
    expect(messages(taskOf({}, { name: "db" }, waits(db, { containerName: "db" })))).toEqual([
      "CD047 [aws_ecs_task_definition.web] container_definitions[1].dependsOn[1].condition is not set; " +
        "allowed: START, COMPLETE, SUCCESS, HEALTHY. Take one of these, in capital letters.",
    ]);
  });

  it.each<[string, object, string[]]>([
    ["COMPLETE", {}, ["CD048"]],
    ["SUCCESS", { essential: true }, ["CD048"]],
    ["SUCCESS", { essential: false }, []],
    ["HEALTHY", { essential: true, healthCheck: { command: ["CMD", "true"] } }, []],
    ["START", { essential: true }, []],
  ])("is %s of a container with %j: %j", (condition, other, expected) => {
    expect(violated(taskOf({}, waits({ containerName: "db", condition }), { name: "db", ...other }))).toEqual(expected);
  });

  it("is one mistake where the other container is not there", () => {
    for (const condition of ["COMPLETE", "HEALTHY"]) {
      expect(violated(taskOf({}, waits({ containerName: "x", condition })))).toEqual(["CD046"]);
    }
  });

  it("is not told where only Terraform knows", () => {
    expect(violated(taskOf({}, waits({ containerName: "${var.x}", condition: "HEALTHY" })))).toEqual([]);
    expect(
      violated(taskOf({}, { name: "web", dependsOn: "${var.x}", links: "${var.x}", volumesFrom: "${var.x}" })),
    ).toEqual([]);
    expect(
      violated(
        taskOf({}, { name: "a", links: ["${var.x}"] }, { name: "b", volumesFrom: [{ sourceContainer: "${var.x}" }] }),
      ),
    ).toEqual([]);
  });
});

describe("circles of containers", () => {
  const linked = (name: string, ...links: string[]) => ({ name, links });

  it("are told by the shortest way back, each once", () => {
    const resource = taskOf(
      {},
      linked("a", "b", "c"),
      linked("b", "c"),
      linked("c", "a"),
      linked("d", "e"),
      linked("e", "d"),
    );
    expect(
      messages(resource).map((each) => /definitions\[(\d)\] is "(.*)"; allowed: no way back\./.exec(each)?.slice(1)),
    ).toEqual([
      ["0", "a -> c -> a"],
      ["1", "b -> c -> a -> b"],
      ["3", "d -> e -> d"],
    ]);
  });

  it("are no two ways to one container", () => {
    expect(violated(taskOf({}, linked("a", "b", "c"), linked("b", "d"), linked("c", "d"), linked("d")))).toEqual([]);
  });

  it("may go through volumes and dependencies alone", () => {
    const volumes = (name: string, sourceContainer: string) => ({ name, volumesFrom: [{ sourceContainer }] });
    expect(violated(taskOf({}, volumes("a", "b"), volumes("b", "a")))).toEqual(["CD050"]);
    expect(violated(taskOf({}, { name: "a", ...on("b") }, { name: "b", ...on("a") }))).toEqual(["CD050"]);
    expect(violated(taskOf({}, linked("a", "b:x"), linked("b", "a:y")))).toEqual(["CD050"]);
    expect(violated(taskOf({}, volumes("a", "b"), volumes("b", "a"), { name: "${var.name}" }))).toEqual(["CD050"]);
  });
});
