import type { ResourceMap } from "../../../src/rules/configuration";
import { hostPortsOf } from "../../../src/rules/ecs-task-definition/host-port";
import { messages, places, violated } from "../../support/rules";

type Mapping = Record<string, unknown>;

/** A task of containers, each of which has one port mapping. */
function task(network_mode: string | undefined, ...mappings: Mapping[]): ResourceMap {
  const containers = mappings.map((mapping, i) => ({
    name: `c${i}`,
    image: "app:1",
    memory: 128,
    portMappings: [mapping],
  }));
  return { aws_ecs_task_definition: { web: { network_mode, container_definitions: JSON.stringify(containers) } } };
}

const port = (containerPort: number, hostPort?: number, protocol?: string) => ({ containerPort, hostPort, protocol });

describe("a port of the host", () => {
  it("is the container's in awsvpc and in host mode", () => {
    expect(violated(task("awsvpc", port(80, 8080)))).toEqual(["CD009"]);
    expect(violated(task("host", port(80, 8080)))).toEqual(["CD010"]);
    expect(violated(task("awsvpc", port(80, 0)))).toEqual(["CD009"]);
    for (const mode of ["awsvpc", "host"]) {
      expect(violated(task(mode, port(80, 80), port(81)))).toEqual([]);
      expect(violated(task(mode, { containerPort: "${var.port}", hostPort: 80 }))).toEqual([]);
    }
    expect(violated(task("bridge", port(80, 8080)))).toEqual([]);
    expect(violated(task("${var.mode}", port(80, 8080)))).toEqual([]);
  });

  it.each([22, 2375, 2376, 51678, 51679, 51680])("is not %d, which the instance keeps", (reserved) => {
    // The ports of the agent are in the range of Docker's as well.
    const both = reserved < 32768 ? ["CD013"] : ["CD013", "CD014"];
    expect(violated(task("bridge", port(80, reserved)))).toEqual(both);
    expect(violated(task(undefined, port(80, reserved)))).toEqual(both);
    expect(violated(task("host", port(reserved)))).toEqual(["CD013"]);
    expect(violated(task("awsvpc", port(reserved)))).toEqual([]);
    expect(violated(task("bridge", port(reserved, 0)))).toEqual([]);
    expect(violated(task("${var.mode}", port(80, reserved)))).toEqual([]);
  });

  it("is kept for TCP alone, unless somebody tells the agent", () => {
    expect(violated(task("bridge", port(80, 22, "udp")))).toEqual([]);
    expect(violated(task("bridge", port(80, 22, "${var.protocol}")))).toEqual([]);
    expect(messages(task("bridge", port(80, 22, "tcp")))).toEqual([
      "Warning: CD013 [aws_ecs_task_definition.web] container_definitions[0].portMappings[0].hostPort is 22; allowed: none of " +
        "22, 2375, 2376, 51678, 51679, 51680, which the agent of ECS keeps. " +
        "Choose another port, or set ECS_RESERVED_PORTS for the agent on the instances.",
    ]);
  });

  it("is kept by the operating system", () => {
    const on = (operating_system_family: string, hostPort: number) => {
      const web = task(undefined, port(80, hostPort)).aws_ecs_task_definition?.web;
      return violated({ aws_ecs_task_definition: { web: { ...web, runtime_platform: { operating_system_family } } } });
    };
    const kept = (family: string, ...ports: number[]) => ports.filter((each) => on(family, each).includes("CD013"));
    const windows = [53, 135, 139, 445, 2375, 2376, 3389, 5985, 5986, 51678, 51679];
    const ports = [...windows, 22, 51680, 80];
    expect(kept("WINDOWS_SERVER_2022_CORE", ...ports)).toEqual(windows);
    expect(kept("LINUX", ...ports)).toEqual([2375, 2376, 51678, 51679, 22, 51680]);
    // Those of both.
    expect(kept("${var.family}", ...ports)).toEqual([2375, 2376, 51678, 51679]);
  });

  it.each([21, 23, 2374, 2377, 51677, 51681])("may be %d", (free) => {
    expect(violated(task("bridge", port(80, free)))).not.toContain("CD013");
  });
});

describe("the ports of one task", () => {
  it("are different ones", () => {
    expect(messages(task("bridge", port(80, 8080), port(81, 8081), port(82, 8080)))).toEqual([
      "Warning: CD012 [aws_ecs_task_definition.web] container_definitions[2].portMappings[0].hostPort is 8080; allowed: another " +
        "tcp port than that of container_definitions[0].portMappings[0].hostPort. " +
        "Give one of them another port; in bridge mode, hostPort 0 lets Docker choose.",
    ]);
  });

  it("are the containers' own where these share a network interface", () => {
    expect(violated(task("awsvpc", port(80), port(80)))).toEqual(["CD012"]);
    expect(violated(task("host", port(80), port(80)))).toEqual(["CD012"]);
    expect(violated(task("bridge", port(80), port(80)))).toEqual([]);
    expect(violated(task("bridge", port(80, 0), port(80, 0)))).toEqual([]);
  });

  it("may have one number in two protocols", () => {
    expect(violated(task("bridge", port(53, 53, "tcp"), port(53, 53, "udp")))).toEqual([]);
    expect(violated(task("bridge", port(53, 53), port(53, 53, "tcp")))).toEqual(["CD012"]);
    expect(violated(task("bridge", port(53, 53), port(53, 53, "${var.protocol}")))).toEqual([]);
  });

  it("may be known to Terraform only", () => {
    const unknown = { containerPort: 80, hostPort: "${var.port}" };
    expect(violated(task("bridge", unknown, unknown))).toEqual([]);
    expect(violated(task("${var.mode}", port(80, 80), port(80, 80)))).toEqual([]);
  });
});

describe("hostPortsOf", () => {
  const of = (mode: string | undefined, ...mappings: Mapping[]) => {
    const attributes = task(mode, ...mappings).aws_ecs_task_definition?.web ?? {};
    return hostPortsOf({ type: "aws_ecs_task_definition", name: "web", attributes }).map((each) => each.port);
  };

  it("has the ports that somebody chose", () => {
    expect(of("bridge", port(80, 8080), port(80, 0), port(80))).toEqual([8080]);
    expect(of(undefined, port(80, 8080))).toEqual([8080]);
    expect(of("default", port(80, 8080))).toEqual([8080]);
    expect(of("host", port(80), port(81, 81))).toEqual([80, 81]);
  });

  it("has none where the task has a network interface of its own, or where nobody knows", () => {
    for (const mode of ["awsvpc", "none", "${var.mode}"]) expect(of(mode, port(80, 80))).toEqual([]);
  });
});

describe("a wrong port", () => {
  /** A task of one container with several port mappings, behind another container. */
  const second = (network_mode: string, ...portMappings: Mapping[]) => {
    const containers = [{ name: "a" }, { name: "b", portMappings }].map((each) => ({
      image: "a:1",
      memory: 8,
      ...each,
    }));
    return { aws_ecs_task_definition: { web: { network_mode, container_definitions: JSON.stringify(containers) } } };
  };

  it("is told by its place", () => {
    const place = (member: string, i = 1) => `container_definitions[1].portMappings[${i}].${member}`;
    expect(places(second("awsvpc", port(80), port(81, 82)))).toEqual([`CD009 ${place("hostPort")}`]);
    expect(places(second("host", port(80), port(81, 82)))).toEqual([`CD010 ${place("hostPort")}`]);
    expect(places(second("host", port(80), port(80)))).toEqual([`CD012 ${place("containerPort")}`]);
    expect(places(second("awsvpc", port(80), port(80)))).toEqual([`CD012 ${place("containerPort")}`]);
    expect(places(second("host", port(80), port(22)))).toEqual([`CD013 ${place("containerPort")}`]);
    expect(places(second("bridge", port(80, 80), port(81, 22)))).toEqual([`CD013 ${place("hostPort")}`]);
    expect(places(second("bridge", port(80, 22)))).toEqual([`CD013 ${place("hostPort", 0)}`]);
  });

  it("is told with the right one", () => {
    expect(messages(second("awsvpc", port(80, 0)))).toEqual([
      "CD009 [aws_ecs_task_definition.web] container_definitions[1].portMappings[0].hostPort is 0; " +
        "allowed: 80, the container's port, in awsvpc mode. Leave hostPort out.",
    ]);
    expect(messages(second("bridge", port(80, 53, "udp"), port(81, 53, "udp"))).join()).toContain(
      "hostPort is 53; allowed: another udp port than that of container_definitions[1].portMappings[0].hostPort. ",
    );
  });

  it("is none that nothing listens on", () => {
    expect(places(second("none", port(80, 22), port(81, 22)))).not.toContain("CD012");
    expect(places(second("awsvpc", { hostPort: 80 }, { containerPort: "${var.port}", hostPort: 81 }))).toEqual([]);
    expect(places(second("host", port(0), port(0))).filter((each) => each.startsWith("CD01"))).toEqual([]);
  });
});
