import { Configuration } from "../../../src/rules/configuration";
import { providersOf, scalerOf } from "../../../src/rules/ecs-capacity/scaler";

type Attributes = Record<string, unknown>;

const ARN = "${aws_autoscaling_group.web.arn}";
const provider = (managed_scaling: unknown, attributes: Attributes = {}, arn = ARN): Attributes => ({
  auto_scaling_group_provider: { auto_scaling_group_arn: arn, managed_scaling },
  ...attributes,
});

function found(providers: Record<string, Attributes>) {
  const configuration = new Configuration({
    resource: { aws_autoscaling_group: { web: {} }, aws_ecs_capacity_provider: providers },
  });
  const [group] = configuration.resources("aws_autoscaling_group");
  if (group === undefined) throw new Error("There is no group.");
  return {
    providers: providersOf(group, configuration).map(({ name }) => name),
    scaler: scalerOf(group, configuration)?.name,
  };
}

describe("the providers of a group", () => {
  it("refer to it, and one that scales it is its scaler", () => {
    const off = provider({ status: "DISABLED" });
    const elsewhere = provider({ status: "ENABLED" }, {}, "${aws_autoscaling_group.api.arn}");
    expect(found({ off, elsewhere })).toEqual({ providers: ["off"], scaler: undefined });
    expect(found({ off, on: provider([{ status: "ENABLED" }]) })).toEqual({ providers: ["off", "on"], scaler: "on" });
    expect(found({})).toEqual({ providers: [], scaler: undefined });
  });

  it.each<[string, Attributes]>([
    ["says nothing", provider({})],
    ["is not known", provider({ status: "${var.status}" })],
    ["is made by Terraform", provider("${var.scaling}")],
    ["may not be there", provider({ status: "ENABLED" }, { count: "${var.count}" })],
  ])("are no scaler where its scaling %s", (_, each) => {
    expect(found({ web: each })).toEqual({ providers: ["web"], scaler: undefined });
  });
});
