import {
  allContainersOf,
  containerDocumentOf,
  knownContainersOf,
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
