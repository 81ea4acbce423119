import { isKnown } from "../../../src/rules/configuration";
import {
  allContainersOf,
  containerDocumentOf,
  knownContainersOf,
  withMember,
} from "../../../src/rules/ecs-container/container-document";

const task = (container_definitions: unknown) => ({
  type: "aws_ecs_task_definition",
  name: "web",
  attributes: { container_definitions },
});

describe("the container definitions of a task", () => {
  it("have expressions where only Terraform knows", () => {
    const text =
      '[{"name":"web","image":${jsonencode("${aws_ecr_repository.web.repository_url}:1")},"cpu":${var.cpu}}]';
    expect(containerDocumentOf(task(text)).containers).toEqual([
      { name: "web", image: '${"${aws_ecr_repository.web.repository_url}:1"}', cpu: "${var.cpu}" },
    ]);
  });

  it("have the keys of the API, however the case of their letters, as the provider reads them", () => {
    const text =
      '[{"Name":"web","PORTMAPPINGS":[{"containerport":80}],"dockerLabels":{"NAME":"x"},"port_mappings":[]}]';
    expect(containerDocumentOf(task(text)).containers).toEqual([
      { name: "web", portMappings: [{ containerPort: 80 }], dockerLabels: { NAME: "x" }, port_mappings: [] },
    ]);
    expect(containerDocumentOf(task(text)).written).toEqual(JSON.parse(text));
  });

  it("are read once", () => {
    const web = task('[{"name":"web"}]');
    expect(containerDocumentOf(web)).toBe(containerDocumentOf({ ...web }));
  });

  it.each(["${var.containers}", "not JSON", "{}", undefined, 7])("are no containers in %p", (text) => {
    expect(containerDocumentOf(task(text)).containers).toEqual([]);
    expect(knownContainersOf(task(text))).toEqual([]);
    expect(allContainersOf(task(text))).toBeUndefined();
  });
});

describe("the containers that are known", () => {
  it("are those that are objects, where they stand", () => {
    const sidecar = task('[${jsonencode(var.sidecar)},{"name":"web"},null,7]');
    expect(knownContainersOf(sidecar)).toEqual([{ property: "container_definitions[1]", container: { name: "web" } }]);
    expect(allContainersOf(sidecar)).toBeUndefined();
  });

  it("are all where none is an expression", () => {
    expect(allContainersOf(task('[{"name":"${var.name}"}]'))).toEqual([
      { property: "container_definitions[0]", container: { name: "${var.name}" } },
    ]);
    expect(allContainersOf(task("[]"))).toEqual([]);
  });
});

describe("withMember", () => {
  const has = (name: string, ...containers: unknown[]) => withMember(name)(task(JSON.stringify(containers)));

  it("is whether a container says something by one of the members", () => {
    expect(has("cpu", {}, { cpu: 1 })).toBe(true);
    expect(has("cpu", {}, { CPU: 0 })).toBe(true);
    expect(has("cpu", {}, { cpu: null }, "cpu", null)).toBe(false);
    expect(withMember("cpu", "memory")(task('[{"memory":8}]'))).toBe(true);
    expect(withMember("cpu", "memory")(task('[{"name":"web"}]'))).toBe(false);
    expect(withMember("name")(task("${var.containers}"))).toBe(false);
    expect(withMember("name")(task("[${jsonencode(var.container)}]"))).toBe(false);
  });

  it("knows what is inside of objects, and of objects in lists", () => {
    expect(has("portMappings.name", { portMappings: [{}, { Name: "web" }] })).toBe(true);
    expect(has("portMappings.name", { portMappings: [{ containerPort: 80 }, null, "name"] })).toBe(false);
    expect(has("healthCheck.interval", { healthCheck: { interval: 5 } })).toBe(true);
    expect(has("healthCheck.interval", { healthCheck: null })).toBe(false);
    expect(has("healthCheck.interval", { healthCheck: "${var.check}" })).toBe(false);
  });
});

describe("keys in another case", () => {
  it("are left where they name nothing, or something of another kind", () => {
    const text =
      '[{"healthcheck":{"Interval":5,"Other":1},"Links":"db","portmappings":{"NAME":"x"},"ENVIRONMENT":[7,{"NAME":"x"}]}]';
    expect(containerDocumentOf(task(text)).containers).toEqual([
      {
        healthCheck: { interval: 5, Other: 1 },
        links: "db",
        portMappings: { NAME: "x" },
        environment: [7, { name: "x" }],
      },
    ]);
  });

  it("have no name that is known in what is no container", () => {
    const { containers } = containerDocumentOf(task('[7,null,[],${jsonencode(var.other)},{"name":"web"}]'));
    expect(containers.map(({ name }) => isKnown(name))).toEqual([false, false, false, false, true]);
    expect(knownContainersOf(task('[[{"name":"a"}]]'))).toEqual([]);
  });
});
