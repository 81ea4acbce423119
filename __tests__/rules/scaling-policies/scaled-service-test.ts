import { Configuration, type ResourceMap } from "../../../src/rules/configuration";
import { targetsOf } from "../../../src/rules/scaling-policies/scaled-service";
import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const WEB = "service/${aws_ecs_cluster.shop.name}/${aws_ecs_service.web.name}";
const IGNORED = { lifecycle: { ignore_changes: ["desired_count"] } };

/** A service, and the limits of its scaling. */
function scaled(service: Attributes, target: Attributes = {}): ResourceMap {
  return {
    aws_ecs_cluster: { shop: { name: "shop" } },
    aws_ecs_service: { web: { ...IGNORED, ...service }, other: { desired_count: 99 } },
    aws_appautoscaling_target: {
      web: { service_namespace: "ecs", resource_id: WEB, min_capacity: 2, max_capacity: 4, ...target },
    },
  };
}

describe("the desired count of a scaled service", () => {
  it("lies between the limits", () => {
    expect([1, 2, 4, 5].map((desired_count) => violated(scaled({ desired_count })))).toEqual([
      ["AA016"],
      [],
      [],
      ["AA015"],
    ]);
    expect(messages(scaled({ desired_count: 5 }))).toEqual([
      "AA015 [aws_ecs_service.web] desired_count is 5; allowed: at most max_capacity, which is 4, of " +
        "aws_appautoscaling_target.web. Change desiredCount, or the limits of the scaling.",
    ]);
  });

  it("may begin below them, as long as Terraform does not set it back", () => {
    expect(messages(scaled({ desired_count: 0 }))).toEqual([
      "Warning: AA016 [aws_ecs_service.web] desired_count is 0; allowed: at least min_capacity, which is 2, of " +
        "aws_appautoscaling_target.web. Leave desiredCount out, or lower the limit: nothing is scaled out from below it until " +
        "an alarm goes off.",
    ]);
    expect(violated(scaled({ desired_count: 0, lifecycle: { ignore_changes: "all" } }))).toEqual(["AA016"]);
    for (const lifecycle of [undefined, { ignore_changes: ["task_definition"] }]) {
      expect(violated(scaled({ desired_count: 0, lifecycle }))).toEqual(["AA015", "SV096"]);
      expect(violated(scaled({ desired_count: 5, lifecycle }))).toEqual(["AA015", "SV096"]);
    }
  });

  it("is not guessed, nor is what is scaled", () => {
    expect(violated(scaled({ desired_count: "${var.count}" }))).toEqual([]);
    expect(violated(scaled({ desired_count: 1 }, { min_capacity: "${var.min}" }))).toEqual([]);
    expect(violated(scaled({ desired_count: 1 }, { resource_id: "service/shop/web" }))).toEqual([]);
    const either = "service/shop/${var.other ? aws_ecs_service.other.name : aws_ecs_service.web.name}";
    expect(violated(scaled({ desired_count: 1 }, { resource_id: either }))).toEqual([]);
  });

  it("is not blamed for limits that are wrong themselves", () => {
    expect(violated(scaled({ desired_count: 5 }, { min_capacity: 6 }))).toEqual(["AA001"]);
  });
});

describe("a scaled service", () => {
  it("is no daemon, and does not run on external instances", () => {
    expect(violated(scaled({ scheduling_strategy: "DAEMON" }))).toEqual(["AA013"]);
    expect(violated(scaled({ launch_type: "EXTERNAL" }))).toEqual(["AA013"]);
    expect(violated(scaled({ launch_type: "EC2" }))).toEqual([]);
    expect(violated(scaled({ scheduling_strategy: "${var.strategy}" }))).toEqual([]);
  });

  it("keeps the number of its tasks at an apply", () => {
    expect(messages(scaled({ lifecycle: undefined }))).toEqual([
      "Warning: SV096 [aws_ecs_service.web] lifecycle.ignore_changes is not set; allowed: a list with desired_count, as the service " +
        'is scaled. Give the service the lifecycle { ignoreChanges: ["desired_count"] }; otherwise each apply undoes the scaling.',
    ]);
    for (const ignore_changes of [["task_definition", "desired_count"], "all"]) {
      expect(violated(scaled({ lifecycle: { ignore_changes } }))).toEqual([]);
    }
    expect(violated(scaled({ lifecycle: { create_before_destroy: true } }))).toEqual(["SV096"]);
  });

  it("is one whose target says so", () => {
    const configuration = new Configuration({ resource: scaled({}) });
    const scaledServices = configuration
      .resources("aws_ecs_service")
      .map((service) => [service.name, targetsOf(service, configuration).map(({ name }) => name)]);
    expect(scaledServices).toEqual([
      ["web", ["web"]],
      ["other", []],
    ]);
  });
});
