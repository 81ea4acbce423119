import { messages, violated } from "../../support/rules";

const service = (name: unknown) => ({ aws_service_discovery_service: { web: { name } } });
const part = "a".repeat(63);

describe("a name in Cloud Map", () => {
  it.each([
    "a",
    "Web-1",
    "_web._tcp",
    "__",
    "a.b.c",
    part,
    `${part}.${part}`.slice(0, 127),
    ".",
    "${var.name} x",
    null,
    undefined,
  ])("may be %p", (name) => {
    expect(violated(service(name))).toEqual([]);
  });

  it.each(["", "_", "-a", "a-", "a..b", "a.", ".a", "a b", "a/b", `a${part}`, `${part}.${part}.a`])(
    "may not be %p",
    (name) => {
      expect(messages(service(name))).toEqual([
        `SD007 [aws_service_discovery_service.web] name is "${name}"; allowed: 1 to 127 characters: parts of up to 63 letters, ` +
          "digits, - and _, that neither begin nor end with -, with . between them. Change the name.",
      ]);
    },
  );
});

describe.each(["aws_service_discovery_private_dns_namespace", "aws_service_discovery_public_dns_namespace"])(
  "the name of an %s",
  (type) => {
    const namespace = (name: unknown) => ({ [type]: { shop: { name } } });
    const longest = `${part}.${part}.${part}.${"a".repeat(61)}`;

    it.each(["a", "corp", "shop.internal", "shop.internal.", "shop_1.Local", part, longest, "${var.name}..", null])(
      "may be %p",
      (name) => {
        expect(violated(namespace(name))).toEqual([]);
      },
    );

    it.each(["", ".", "a..b", ".a", "shop internal", "shop!", "例", `a${part}`, `${longest}a`])(
      "may not be %p",
      (name) => {
        expect(messages(namespace(name))).toEqual([
          `SD008 [${type}.shop] name is "${name}"; allowed: 1 to 253 characters: parts of up to 63 letters, digits, - and _, ` +
            "with . between them. Change the name.",
        ]);
      },
    );
  },
);
