import { messages, violated } from "../../support/rules";

type Attributes = Record<string, unknown>;

const attached = (instance: Attributes, availability_zone: unknown, attachment: Attributes = {}) => ({
  aws_subnet: { a: { availability_zone: "tokyo-a" }, c: { availability_zone: "tokyo-c" }, x: {} },
  aws_network_interface: { a: { subnet_id: "${aws_subnet.a.id}" } },
  aws_instance: { web: instance },
  aws_ebs_volume: { data: { availability_zone, size: 8 } },
  aws_volume_attachment: {
    data: { instance_id: "${aws_instance.web.id}", volume_id: "${aws_ebs_volume.data.id}", ...attachment },
  },
});

describe("a volume stands in the zone of its instance", () => {
  it.each<[string, Attributes]>([
    ["by itself", { availability_zone: "tokyo-a" }],
    ["by its subnet", { subnet_id: "${aws_subnet.a.id}" }],
    ["by its network interface", { network_interface: [{ network_interface_id: "${aws_network_interface.a.id}" }] }],
  ])("which the instance has %s", (_, instance) => {
    expect(violated(attached(instance, "tokyo-a"))).toEqual([]);
    expect(messages(attached(instance, "tokyo-c"))).toEqual([
      'VO005 [aws_volume_attachment.data] availability_zone of aws_ebs_volume.data is "tokyo-c"; allowed: tokyo-a, where ' +
        "aws_instance.web is. Make the volume in the zone of the instance.",
    ]);
  });

  it.each<[string, Attributes, unknown]>([
    ["the volume's", { availability_zone: "tokyo-a" }, "${var.zone}"],
    [
      "the volume's, which is the instance's",
      { subnet_id: "${aws_subnet.a.id}" },
      "${aws_instance.web.availability_zone}",
    ],
    ["the instance's", { availability_zone: "${var.zone}", subnet_id: "${aws_subnet.a.id}" }, "tokyo-c"],
    ["the subnet's", { subnet_id: "${aws_subnet.x.id}" }, "tokyo-c"],
    ["another subnet's", { subnet_id: "subnet-1" }, "tokyo-c"],
    ["the network interface's", { network_interface: [{ network_interface_id: "eni-1" }] }, "tokyo-c"],
  ])("which is not judged where nobody knows %s", (_, instance, zone) => {
    expect(violated(attached(instance, zone))).toEqual([]);
  });

  it("which is not judged for volumes and instances of elsewhere", () => {
    const instance = { availability_zone: "tokyo-a" };
    expect(violated(attached(instance, "tokyo-c", { volume_id: "vol-1" }))).toEqual([]);
    expect(violated(attached(instance, "tokyo-c", { instance_id: "i-1" }))).toEqual([]);
  });
});
