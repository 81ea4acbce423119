import { ComputingStack } from "../../../src/stacks/computing/computing-stack";
import { type Synthesised, synthesiseApp } from "../../support/synth";

const app = synthesiseApp((app) => {
  new ComputingStack(app, "computing");
  new ComputingStack(app, "blue-computing", {
    prefix: "blue-",
    dedicated: false,
    capacityReservation: true,
    state: { bucket: "team-state", region: "eu-central-1" },
  });
});
const stack = app.stack("computing");
const blue = app.stack("blue-computing");

/** What AWS has no second of in an account and region, by type: load balancers, roles, templates, alarms and so on. */
function names({ json }: Synthesised): string[] {
  return Object.entries(json.resource ?? {}).flatMap(([type, resources]) =>
    Object.values(resources).flatMap(({ name, alarm_name }) =>
      // A policy of a group has its name within that.
      type !== "aws_autoscaling_policy" && (name ?? alarm_name) ? [`${type} ${name ?? alarm_name}`] : [],
    ),
  );
}

describe("the computing stack", () => {
  it("has 68 resources, with addresses to read", () => {
    expect(stack.addresses()).toHaveLength(68);
    expect(stack.addresses().filter((address) => !/^aws_[a-z0-9_]+\.[A-Za-z][A-Za-z0-9_]*$/.test(address))).toEqual([]);
    expect(stack.addresses().filter((address) => /_[0-9A-F]{8}$/.test(address))).toEqual([]);
    expect(stack.json.data).toBeUndefined();
  });

  it("has the subnets of the document's pictures, with a way to the internet", () => {
    expect(stack.resource("aws_vpc", "main")).toMatchObject({
      cidr_block: "10.200.0.0/16",
      enable_dns_hostnames: true,
      tags: { Name: "computing" },
    });
    const subnets = Object.values(stack.resources("aws_subnet")).map(({ cidr_block, availability_zone }) => [
      cidr_block,
      availability_zone,
    ]);
    expect(subnets).toEqual([
      ["10.200.2.0/23", "${var.region}a"],
      ["10.200.4.0/23", "${var.region}c"],
    ]);
    expect(stack.resources("aws_nat_gateway")).toEqual({});
  });

  it("tells how to log in, the fixed addresses and where the group answers", () => {
    expect(stack.json.output).toEqual({
      ssh_command: {
        value:
          'ssh -i ~/.ssh/${coalesce(var.key_name, "<key_name>")}.pem ec2-user@${aws_instance.on_demand_1a.public_dns}',
        description: "For whom key_name and ssh_cidrs let in.",
      },
      fixed_mac_address: { value: "${aws_network_interface.fixed.mac_address}" },
      fixed_public_ip: { value: "${aws_eip.fixed_address.public_ip}" },
      alb_dns_name: { value: "${aws_lb.alb.dns_name}", description: "Open http://<this name>/." },
    });
  });

  it("runs in the region of the variable, and tags what it makes with its name", () => {
    expect(stack.json.provider).toEqual({
      aws: [{ region: "${var.region}", default_tags: [{ tags: { Stack: "computing" } }] }],
    });
  });

  it("keeps its state beside the program, or in the bucket that is given", () => {
    expect(stack.json.terraform?.backend).toEqual({
      local: { path: expect.stringMatching(/terraform.computing.tfstate$/) },
    });
    expect(blue.json.terraform?.backend).toMatchObject({ s3: { bucket: "team-state", key: "blue-computing.tfstate" } });
  });

  it("shares no name with a second one of its kind", () => {
    expect(names(blue).length).toBeGreaterThan(20);
    expect(names(blue).filter((name) => names(stack).includes(name))).toEqual([]);
    expect(names(blue).filter((name) => !name.includes(" blue-"))).toEqual([]);
  });

  it("has no hardware of its own if it is told so", () => {
    expect(blue.resources("aws_ec2_host")).toEqual({});
    const tenancies = Object.values(blue.resources("aws_instance")).map(({ tenancy }) => tenancy);
    expect(tenancies.filter((tenancy) => tenancy !== undefined)).toEqual([]);
    expect(Object.keys(blue.resources("aws_instance"))).toHaveLength(4);
  });

  it("reserves room for an instance on demand only if it is told so", () => {
    expect(stack.resources("aws_ec2_capacity_reservation")).toEqual({});
    expect(blue.resource("aws_ec2_capacity_reservation", "on_demand")).toEqual({
      availability_zone: "${var.region}a",
      instance_type: "${var.instance_type}",
      instance_platform: "Linux/UNIX",
      instance_count: 1,
      tags: { Name: "blue-computing-on-demand" },
    });
  });
});
