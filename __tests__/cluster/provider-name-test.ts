import { NAME_PREFIX } from "../../src/cluster/provider-name";
import { PROVIDER_NAME } from "../../src/rules/ecs-capacity/capacity-provider";

describe("what stands in front of a name", () => {
  it("makes it one that AWS takes", () => {
    expect(PROVIDER_NAME.holds("ecs-web")).toBe(false);
    expect(PROVIDER_NAME.holds(`${NAME_PREFIX}ecs-web`)).toBe(true);
  });
});
