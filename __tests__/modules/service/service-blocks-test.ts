import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { addServiceBlocks } from "../../../src/modules/service/service-blocks";
import { synthesiseModule } from "../../support/module";

const made = synthesiseModule((stack) => {
  const service = new EcsService(stack, "service", { name: "web" });
  service.overrideLogicalId("main");
  addServiceBlocks(stack, service);
});

describe("addServiceBlocks", () => {
  it("has an input for each block, of which none is there by itself", () => {
    const { dynamic } = made.resource("aws_ecs_service", "main");
    const names = Object.keys(dynamic as object);
    expect(names).toContain("service_connect_configuration");
    for (const name of names) expect([null, {}]).toContainEqual(made.variable(name).default);
  });
});
