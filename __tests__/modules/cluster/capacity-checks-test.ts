import {
  instanceValidations,
  providerValidations,
  sizeValidations,
} from "../../../src/modules/cluster/capacity-checks";

const words = (checks: readonly { errorMessage: string }[]) => checks.map(({ errorMessage }) => errorMessage);

describe("what AWS refuses in capacity", () => {
  it("is said in the words of the rules", () => {
    const given = { named: "var.capacity_providers", groups: "values(var.groups)", property: "groups[*]." };
    expect(words(providerValidations(given))).toEqual([
      expect.stringMatching(/^CL009 name is .+; allowed: a name that does not begin with aws, ecs or fargate\. /),
      expect.stringMatching(/^CL012 groups\[\*\]\.managed_scaling\.target_capacity is .+; allowed: 1 to 100/),
      expect.stringMatching(/^CL015 groups\[\*\]\.managed_scaling\.status is .+; allowed: ENABLED, as /),
    ]);
    expect(words(sizeValidations())).toEqual([
      expect.stringMatching(/^AS001 instance_capacity\[\*\]\.min_size is .+; allowed: at most max_size\. /),
      expect.stringMatching(/^AS003 instance_capacity\[\*\]\.min_size is .+; allowed: 0 or more\. /),
    ]);
  });

  it("asks nothing of the network where no instances are made", () => {
    const [vpc] = instanceValidations();
    expect(vpc?.condition).toBe("${length(var.instance_capacity) == 0 ? true : var.vpc_id != null}");
  });
});
