import { validationBy } from "../../src/module/validation";

describe("validationBy", () => {
  it("says of a variable what a rule says of a resource", () => {
    const validation = validationBy("SV008", "subnet_ids", (subnets) => ({ network_configuration: { subnets } }));
    expect(validation).toEqual([
      {
        condition: "${var.subnet_ids == null ? true : length(var.subnet_ids) >= 1 && length(var.subnet_ids) <= 16}",
        errorMessage:
          "SV008 subnet_ids is ${jsonencode(var.subnet_ids)}; allowed: 1 to 16 subnets. Give the service subnets, for example the private subnets of a Network.",
      },
    ]);
  });
});
