import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { addPlacement, DAEMON } from "../../../src/modules/ec2-service/placement";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const service = new EcsService(stack, "service", { name: "web" });
  service.overrideLogicalId("main");
  addPlacement(stack, service);
});

describe("addPlacement", () => {
  it("keeps the order of strategies, and has constraints by names", () => {
    expect(made.variable("ordered_placement_strategy").type).toMatch(/^list\(/);
    expect(made.variable("placement_constraints").type).toMatch(/^map\(/);
    expect(Object.keys(made.resource("aws_ecs_service", "main").dynamic as object)).toEqual([
      "ordered_placement_strategy",
      "placement_constraints",
    ]);
  });

  it("keeps a number of tasks running, unless the caller wants one on each instance", () => {
    expect(made.variable("scheduling_strategy").default).toBe("REPLICA");
    expect(DAEMON).toBe('var.scheduling_strategy == "DAEMON"');
  });
});
