import { AWSVPC, instanceContainerValidations } from "../../../src/modules/ec2-service/ec2-checks";

describe("what AWS refuses in containers on instances", () => {
  it("is said in the words of the rules", () => {
    expect(instanceContainerValidations().map(({ errorMessage }) => errorMessage)).toEqual([
      expect.stringMatching(/^CD005 container_definitions\[\*\]\.memory is .+; allowed: a number of MiB here, /),
      expect.stringMatching(/^CD009 .+\.hostPort is .+; allowed: the container's port, in awsvpc mode\. /),
      expect.stringMatching(/^CD010 .+\.hostPort is .+; allowed: the container's port, in host mode\. /),
      expect.stringMatching(/^CD026 container_definitions\[\*\]\.links is .+; allowed: none, /),
    ]);
  });
});

describe("whether tasks have interfaces of their own", () => {
  it("is for the network mode to say", () => {
    expect(AWSVPC).toBe('var.network_mode == "awsvpc"');
  });
});
