/** A chapter of the hands-on, and how many resources it adds. */
export interface Chapter {
  readonly title: string;
  readonly adds: number;
}

/** The hands-on's chapters in their order; chapter 1 is the first. */
export const CHAPTERS: readonly Chapter[] = [
  { title: "VPC", adds: 1 },
  { title: "the first public subnet", adds: 1 },
  { title: "the other subnets", adds: 5 },
  { title: "internet gateway", adds: 1 },
  { title: "NAT gateway in 1a", adds: 2 },
  { title: "NAT gateways in 1c and 1d", adds: 4 },
  { title: "routes of the public subnets", adds: 5 },
  { title: "routes of the private subnets", adds: 9 },
  { title: "load balancer", adds: 3 },
  { title: "listener", adds: 1 },
  { title: "task definition", adds: 1 },
  { title: "cluster", adds: 1 },
  { title: "target group and listener rule", adds: 2 },
  { title: "service", adds: 3 },
];
