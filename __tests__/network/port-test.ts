import { Port } from "../../src/network/port";

describe("Port", () => {
  it.each([
    [Port.tcp(80), "tcp", 80, 80, "80"],
    [Port.tcp(0), "tcp", 0, 0, "0"],
    [Port.tcpRange(8000, 8080), "tcp", 8000, 8080, "8000_8080"],
    [Port.allTcp(), "tcp", 0, 65535, "0_65535"],
    [Port.udp(53), "udp", 53, 53, "udp_53"],
    [Port.udpRange(19132, 19133), "udp", 19132, 19133, "udp_19132_19133"],
    [Port.allTraffic(), "-1", undefined, undefined, "all"],
  ])("%s is %s %s to %s, for short %s", (port, protocol, first, last, short) => {
    expect(port).toMatchObject({ protocol, first, last });
    expect(String(port)).toBe(short);
  });
});
