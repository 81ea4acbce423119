import { controllerOf } from "../../../src/rules/ecs-service/deployment-controller";

const controller = (attributes: Record<string, unknown>) =>
  controllerOf({ type: "aws_ecs_service", name: "web", attributes });

describe("the deployment controller of a service", () => {
  it("is ECS where nothing is said", () => {
    expect(controller({})).toBe("ECS");
    expect(controller({ deployment_controller: {} })).toBe("ECS");
    expect(controller({ deployment_controller: [{ type: "EXTERNAL" }] })).toBe("EXTERNAL");
  });

  it("is not guessed", () => {
    expect(controller({ deployment_controller: { type: "${var.type}" } })).toBeUndefined();
    expect(controller({ dynamic: { deployment_controller: {} } })).toBeUndefined();
  });
});
