import { networkModule } from "../../support/network-module";

it("checks the blocks of subnets by the ids and words of the rules", () => {
  const { lifecycle } = networkModule().resource("aws_vpc", "main") as {
    lifecycle: { precondition: { error_message: string }[] };
  };
  expect(lifecycle.precondition.map(({ error_message }) => error_message)).toEqual([
    expect.stringMatching(/^NW003 cidr_block is .* Choose a part of the VPC's block\.$/),
    expect.stringMatching(/^NW004 cidr_block is .* Choose a block that no other subnet of the VPC touches\.$/),
    expect.stringMatching(/^NW001 /),
  ]);
});
