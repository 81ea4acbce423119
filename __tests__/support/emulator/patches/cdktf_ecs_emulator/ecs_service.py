"""ECS services.

AWS keeps every member of CreateService and UpdateService, fills in its defaults, leaves out what
was not given, and reports a finished rollout as COMPLETED with all tasks running.

moto drops most members (placement, deployment configuration, grace period, capacity provider
strategy, ...), answers `"networkConfiguration": {}` for a service without one, which crashes the
provider, fails without `securityGroups`, and never lets a rollout finish.
"""

from botocore import xform_name
from moto.core.utils import utcnow
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend, Service
from moto.ecs.responses import EC2ContainerServiceResponse

# DescribeServices reports these as part of the deployments, not of the service.
OF_DEPLOYMENT = ("serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations")
# Parameters of the request that are not members of the answer, or that moto keeps in its own way.
NOT_KEPT = {
    "cluster",
    "service",
    "serviceName",
    "taskDefinition",
    "desiredCount",
    "role",
    "tags",
    "clientToken",
    "forceNewDeployment",
    "deploymentController",
    "networkConfiguration",
    *OF_DEPLOYMENT,
}


def install() -> None:
    patch_network_validation()
    patch_backend()
    patch_responses()


def patch_network_validation() -> None:
    validate = Service._validate_network

    def validate_network(self, configuration):
        awsvpc = {"securityGroups": [], **configuration["awsvpcConfiguration"]}
        validate(self, {"awsvpcConfiguration": awsvpc})
        # What AWS adds to what was given.
        return {"awsvpcConfiguration": {"assignPublicIp": "DISABLED", **awsvpc}}

    Service._validate_network = validate_network


def patch_backend() -> None:
    update_service = EC2ContainerServiceBackend.update_service

    def update(self, properties):
        configuration = properties.pop("network_configuration", None)
        service = update_service(self, properties)
        if configuration:
            service.network_configuration = service._validate_network(configuration)
        return service

    EC2ContainerServiceBackend.update_service = update


def patch_responses() -> None:
    def create_service(self):
        request = self._get_params()
        cluster = self.ecs_backend._get_cluster(request.get("cluster", "default"))
        refuse_duplicate(self.ecs_backend, cluster, request["serviceName"])
        created = original_create(self)
        service = created.result["service"]
        keep(service, defaults(request, cluster))
        keep(service, request)
        settle(service)
        return created

    def update_service(self):
        request = self._get_params()
        updated = original_update(self)
        service = updated.result["service"]
        keep(service, request)
        settle(service)
        return updated

    original_create = EC2ContainerServiceResponse.create_service
    original_update = EC2ContainerServiceResponse.update_service
    EC2ContainerServiceResponse.create_service = create_service
    EC2ContainerServiceResponse.update_service = update_service


def refuse_duplicate(backend, cluster, name) -> None:
    """AWS: "Creation of service was not idempotent."; moto replaces the service silently."""
    existing = backend.services.get(f"{cluster.name}:{name}")
    if existing is not None and existing.status == "ACTIVE":
        raise InvalidParameterException("Creation of service was not idempotent.")


def defaults(request, cluster):
    """What AWS answers for what CreateService was not told."""
    daemon = request.get("schedulingStrategy") == "DAEMON"
    return {
        "deploymentConfiguration": {
            "deploymentCircuitBreaker": {"enable": False, "rollback": False},
            "maximumPercent": 100 if daemon else 200,
            "minimumHealthyPercent": 0 if daemon else 100,
        },
        "enableECSManagedTags": False,
        "enableExecuteCommand": False,
        "placementConstraints": [],
        "placementStrategy": [],
        **({"healthCheckGracePeriodSeconds": 0} if request.get("loadBalancers") else {}),
        **how_to_run(request, cluster),
    }


def how_to_run(request, cluster):
    """A launch type or a capacity provider strategy, never both; the cluster's default when neither is given."""
    strategy = request.get("capacityProviderStrategy")
    if not request.get("launchType") and not strategy:
        strategy = cluster.default_capacity_provider_strategy
    if strategy:
        fargate = all(item["capacityProvider"].startswith("FARGATE") for item in strategy)
        return {"launchType": None, "capacityProviderStrategy": strategy, **(platform(request) if fargate else {})}
    launch_type = request.get("launchType") or "EC2"
    return {"launchType": launch_type, **(platform(request) if launch_type == "FARGATE" else {})}


def platform(request):
    return {"platformFamily": "Linux", "platformVersion": request.get("platformVersion") or "LATEST"}


def keep(service, request) -> None:
    for name, value in request.items():
        if name in NOT_KEPT:
            continue
        # An update to a strategy takes the launch type's place.
        if name == "capacityProviderStrategy" and value:
            service.launch_type = None
        setattr(service, xform_name(name), value)
    # AWS merges: an update with a circuit breaker alone keeps the percentages.
    configuration = request.get("deploymentConfiguration")
    if configuration is not None:
        kept = getattr(service, "kept_deployment_configuration", {})
        service.kept_deployment_configuration = {**kept, **configuration}
        service.deployment_configuration = service.kept_deployment_configuration
    for deployment in service.deployments:
        deployment.update({name: request[name] for name in OF_DEPLOYMENT if name in request})


def settle(service) -> None:
    """All tasks run, and the rollout is over: the next DescribeServices sees a steady state."""
    service.running_count = service.desired_count or 0
    service.pending_count = 0
    if not service.network_configuration:
        service.network_configuration = None
    for deployment in service.deployments:
        deployment.update(
            {
                "desiredCount": service.desired_count,
                "runningCount": service.running_count,
                "pendingCount": 0,
                "taskDefinition": service.task_definition,
                "launchType": service.launch_type,
                "capacityProviderStrategy": getattr(service, "capacity_provider_strategy", None),
                "platformVersion": service.platform_version,
                "networkConfiguration": service.network_configuration,
                "rolloutState": "COMPLETED",
                "rolloutStateReason": f"ECS deployment {deployment['id']} completed.",
                "updatedAt": utcnow(),
            }
        )
