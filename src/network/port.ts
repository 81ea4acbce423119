import { isLiteral } from "../core/tokens";

/** The traffic that a security group rule lets through. */
export class Port {
  /** One TCP port. */
  static tcp(port: number): Port {
    return new Port("tcp", port, port);
  }

  /** TCP ports from `first` to `last`. */
  static tcpRange(first: number, last: number): Port {
    return new Port("tcp", first, last);
  }

  static allTcp(): Port {
    return Port.tcpRange(0, 65535);
  }

  /** One UDP port. */
  static udp(port: number): Port {
    return new Port("udp", port, port);
  }

  /** UDP ports from `first` to `last`. */
  static udpRange(first: number, last: number): Port {
    return new Port("udp", first, last);
  }

  /** Every protocol and port. */
  static allTraffic(): Port {
    return new Port("-1");
  }

  private constructor(
    /** As EC2 spells it: `tcp`, `udp`, or `-1` for every protocol. */
    readonly protocol: string,
    readonly first?: number,
    readonly last?: number,
  ) {}

  /** A short name for addresses: `80`, `8000_8080`, `udp_53`, `all`; `port` for one that only Terraform knows. */
  toString(): string {
    if (this.first === undefined) return "all";
    const range = this.range();
    return this.protocol === "tcp" ? range : `${this.protocol}_${range}`;
  }

  private range(): string {
    if (!isLiteral(this.first) || !isLiteral(this.last)) return "port";
    return this.first === this.last ? `${this.first}` : `${this.first}_${this.last}`;
  }
}
