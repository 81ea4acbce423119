import { describeCalls } from "../../support/modules";

describeCalls("network", {
  adds: 133,
  update: { tags: { Team: "shop", Stage: "test" } },
  outputs: {
    by_itself: {
      vpc_cidr_block: "10.0.0.0/16",
      private_subnets_cidr_blocks: ["10.0.2.0/24", "10.0.3.0/24", "10.0.4.0/24"],
      private_names: ["Tasks One", "shop-private-ap-northeast-1c", "shop-private-ap-northeast-1a-2"],
      nat_gateways: 1,
      private_route_tables: 3,
      redshift_is_public: true,
      endpoints: { ecr_dkr: "com.amazonaws.ap-northeast-1.ecr.dkr", s3: "com.amazonaws.ap-northeast-1.s3" },
      endpoint_groups: 2,
      gateway_tables: 5,
      database_subnet_group: "shop",
    },
    counted: [["10.2.0.0/24"], []],
    for_each: { api: 2, web: 0 },
    reused: true,
    inside: ["ap-northeast-1a"],
  },
});
