import { UserData } from "../../compute/user-data";

/** Asks for a token first (IMDSv2), then for what the instance is to know of itself. */
const METADATA = [
  "METADATA=http://169.254.169.254/latest",
  'TOKEN=$(curl -sSf -X PUT "$METADATA/api/token" -H "X-aws-ec2-metadata-token-ttl-seconds: 300")',
  'metadata() { curl -sSf -H "X-aws-ec2-metadata-token: $TOKEN" "$METADATA/meta-data/$1"; }',
  "INSTANCE_ID=$(metadata instance-id)",
  "LOCAL_IPV4=$(metadata local-ipv4)",
  "AVAILABILITY_ZONE=$(metadata placement/availability-zone)",
];

/** Writes down what the instance is, for an application to read. */
export function metadataFile(): UserData {
  return new UserData(
    ...METADATA,
    'printf "INSTANCE_ID=%s\\nLOCAL_IPV4=%s\\nAVAILABILITY_ZONE=%s\\n" "$INSTANCE_ID" "$LOCAL_IPV4" "$AVAILABILITY_ZONE" > /etc/instance.env',
  );
}

/** Shows at port 80 which instance answers. */
export function metadataPage(): UserData {
  return new UserData(
    ...METADATA,
    "dnf install -y httpd",
    'echo "$INSTANCE_ID $LOCAL_IPV4 $AVAILABILITY_ZONE" > /var/www/html/index.html',
    "systemctl enable --now httpd",
  );
}
