import { ports } from "../../../src/compose/model/port";
import { readAs } from "../../support/compose-type";

describe("ports", () => {
  it("have a protocol and a mode, whoever writes them", () => {
    expect(readAs(ports, [80, { target: 81, published: "82-83" }])).toEqual([
      { target: 80, protocol: "tcp", mode: "ingress" },
      { target: 81, published: { from: 82, to: 83 }, protocol: "tcp", mode: "ingress" },
    ]);
  });

  it.each([
    [{ published: 80 }, "WrongTypeError"],
    [{ target: "http" }, "WrongTypeError"],
    [{ target: 80, published: "x" }, "InvalidValueError"],
    [{ target: 80, protocol: "icmp" }, "InvalidValueError"],
    [{ target: 80, host_ip: "localhost" }, "InvalidValueError"],
    [{ target: 80, mode: "host", prot: "tcp" }, "UnknownKeyError"],
    ["80:80:80", "InvalidValueError"],
    ["127.1:80:80", "InvalidValueError"],
    [{ target: 80, host_ip: "1" }, "InvalidValueError"],
    [0, "InvalidValueError"],
    [true, "WrongTypeError"],
  ])("are not %j", (port, error) => {
    expect(readAs(ports, [port])).toEqual([error]);
  });
});
