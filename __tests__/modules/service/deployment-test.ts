import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { addDeployment } from "../../../src/modules/service/deployment";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const service = new EcsService(stack, "service", { name: "web" });
  service.overrideLogicalId("main");
  addDeployment(stack, service);
});

describe("addDeployment", () => {
  it("leaves the bounds of a deployment to AWS, whose are others for a daemon", () => {
    for (const bound of ["deployment_minimum_healthy_percent", "deployment_maximum_percent"]) {
      expect(made.variable(bound).default).toBeNull();
      expect(made.resource("aws_ecs_service", "main")[bound]).toBe(`\${var.${bound}}`);
    }
  });

  it("starts new tasks where a change of the strategy would replace the service", () => {
    expect(made.resource("aws_ecs_service", "main").force_new_deployment).toBe(
      "${coalesce(var.force_new_deployment, length(var.capacity_provider_strategy) > 0)}",
    );
  });
});
