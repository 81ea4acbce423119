import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { addStrategies, FARGATE_PROVIDERS } from "../../../src/modules/task/strategies";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const service = new EcsService(stack, "service", { name: "web" });
  service.overrideLogicalId("main");
  addStrategies(stack, service, "capacity_provider_strategy", FARGATE_PROVIDERS);
});

describe("addStrategies", () => {
  it("gives the only provider all tasks, if the caller says no weight", () => {
    expect(made.variable("capacity_provider_strategy").type).toContain("weight = optional(number, 1)");
  });

  it("makes a block for each provider", () => {
    expect(made.resource("aws_ecs_service", "main").dynamic).toMatchObject({
      capacity_provider_strategy: {
        content: { capacity_provider: "${capacity_provider_strategy.value.capacity_provider}" },
      },
    });
  });
});
