import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { addServiceOptions } from "../../../src/modules/service/service-options";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const service = new EcsService(stack, "service", { name: "web" });
  service.overrideLogicalId("main");
  addServiceOptions(stack, service);
});

describe("addServiceOptions", () => {
  it("has tags of the service alone win over those of all", () => {
    expect(made.resource("aws_ecs_service", "main").tags).toBe("${merge(var.tags, var.service_tags)}");
  });

  it("says what the service is called", () => {
    expect(made.output("name").value).toBe("${aws_ecs_service.main.name}");
    expect(made.output("id").value).toBe("${aws_ecs_service.main.id}");
  });
});
