import { validationBy, validationListing, validationOf } from "../../src/module/validation";
import { wholeNumber } from "../../src/rules/constraint";

describe("validationBy", () => {
  it("says of a variable what a rule says of a resource", () => {
    const validation = validationBy("SV008", "subnet_ids", (subnets) => ({ network_configuration: { subnets } }));
    expect(validation).toEqual([
      {
        condition: "${var.subnet_ids == null ? true : length(var.subnet_ids) >= 1 && length(var.subnet_ids) <= 16}",
        errorMessage:
          'SV008 subnet_ids is ${issensitive(jsonencode(var.subnet_ids)) ? "sensitive" : nonsensitive(jsonencode(var.subnet_ids))}; allowed: 1 to 16 subnets. Give the service subnets, for example the private subnets of a Network.',
      },
    ]);
  });
});

describe("validationOf", () => {
  it("has a variable be what a constraint says, unless it is null", () => {
    expect(validationOf("task_count", wholeNumber(1, 10), "Start fewer.")).toEqual([
      {
        condition:
          "${var.task_count == null ? true : try(tonumber(var.task_count) == floor(tonumber(var.task_count)) && tonumber(var.task_count) >= 1 && tonumber(var.task_count) <= 10, false)}",
        errorMessage:
          'task_count is ${issensitive(jsonencode(var.task_count)) ? "sensitive" : nonsensitive(jsonencode(var.task_count))}; allowed: a whole number from 1 to 10. Start fewer.',
      },
    ]);
  });
});

describe("validationListing", () => {
  const wrong = { property: "load_balancer[*].container_name", wrong: "local.wrong", allowed: "web" };

  it("lists what is wrong, in the words of a rule", () => {
    expect(validationListing("SV050", wrong)).toEqual({
      condition: "${length(local.wrong) == 0}",
      errorMessage:
        'SV050 load_balancer[*].container_name is ${issensitive(join(", ", local.wrong)) ? "sensitive" : nonsensitive(join(", ", local.wrong))}; allowed: web. Name a container of the task definition.',
    });
  });

  it("knows no rules that are not there", () => {
    expect(() => validationListing("SV000", wrong)).toThrow("There is no rule SV000.");
  });
});
