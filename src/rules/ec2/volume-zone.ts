import { addressOf, blocks, type Configuration, knownString, type Resource, type ResourceMap } from "../configuration";
import type { Rule } from "../rule";
import { where, withAttribute } from "../where";

function attached(volumeZone: string): ResourceMap {
  return {
    aws_subnet: { a: { availability_zone: "ap-northeast-1a" } },
    aws_instance: { web: { subnet_id: "${aws_subnet.a.id}" } },
    aws_ebs_volume: { data: { availability_zone: volumeZone, size: 8 } },
    aws_volume_attachment: {
      data: { device_name: "/dev/sdf", instance_id: "${aws_instance.web.id}", volume_id: "${aws_ebs_volume.data.id}" },
    },
  };
}

/** What AWS refuses in the attachment of a volume. */
export const volumeZoneRules: readonly Rule[] = where(withAttribute("volume_id"), [
  {
    id: "VO005",
    resourceType: "aws_volume_attachment",
    title: "a volume stands in the Availability Zone of its instance",
    explanation:
      "A volume is a disk of one zone. EC2 does not attach it elsewhere, which comes out when both are there.",
    fix: "Make the volume in the zone of the instance.",
    source: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-attaching-volume.html",
    *check({ attributes }, configuration) {
      const volume = configuration.referredBy(attributes.volume_id);
      const instance = configuration.referredBy(attributes.instance_id);
      if (volume === undefined || instance === undefined) return;
      const got = knownString(volume.attributes.availability_zone);
      const zone = zoneOf(instance, configuration);
      if (got === undefined || zone === undefined || got === zone) return;
      const allowed = `${zone}, where ${addressOf(instance)} is`;
      yield { property: `availability_zone of ${addressOf(volume)}`, got, allowed };
    },
    examples: { failing: attached("ap-northeast-1c"), passing: attached("ap-northeast-1a") },
  },
]);

/** The zone that an instance names, or that of the subnet where it stands, by itself or by its network interface. */
function zoneOf({ attributes }: Resource, configuration: Configuration): string | undefined {
  const own = attributes.availability_zone;
  if (own !== undefined && own !== null) return knownString(own);
  const [first] = blocks(attributes.network_interface);
  const place = first === undefined ? attributes : configuration.referredBy(first.network_interface_id)?.attributes;
  return knownString(configuration.referredBy(place?.subnet_id)?.attributes.availability_zone);
}
