#!/usr/bin/env bash
# The three demos of docs/ecs-demo.ja.md, on the deployed stack ecs-demo in a real account. Needs the AWS CLI, version 2, and curl.
#
#   bash scripts/ecs-demo.sh self-heal   stops the task of ecs-app: ECS starts another
#   bash scripts/ecs-demo.sh scale       reserves CPU until an instance is added, and gives it back until one is removed
#   bash scripts/ecs-demo.sh swap TEXT   registers a task definition that answers TEXT, and swaps it in
#
# STACK_PREFIX is what it was when the stack was synthesised.
set -euo pipefail

prefix=${STACK_PREFIX:-}
cluster=${prefix}ecs-demo
service=${prefix}ecs-app
reserve=${prefix}ecs-demo-reserve
group=${prefix}ecs-demo-group
# How often, and how many times, the number of instances is looked at: 30 minutes. Tests shorten it.
interval=${INTERVAL:-15}
attempts=120

say() {
  printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"
}

fail() {
  echo "$*" >&2
  exit 1
}

# The ARN of the task of ecs-app; there is but one.
running_task() {
  local task
  task=$(aws ecs list-tasks --cluster "$cluster" --service-name "$service" --desired-status RUNNING \
    --query 'taskArns[0]' --output text)
  [ "$task" != None ] || fail "No task of $service is running. See: aws ecs describe-services --cluster $cluster --services $service"
  echo "$task"
}

wait_until_stable() {
  aws ecs wait services-stable --cluster "$cluster" --services "$service"
}

# What ecs-app answers, on port 80 of the instance that it is on.
answer() {
  local task container_instance instance address
  task=$(running_task)
  container_instance=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" \
    --query 'tasks[0].containerInstanceArn' --output text)
  instance=$(aws ecs describe-container-instances --cluster "$cluster" --container-instances "$container_instance" \
    --query 'containerInstances[0].ec2InstanceId' --output text)
  address=$(aws ec2 describe-instances --instance-ids "$instance" \
    --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)
  say "http://$address/ answers: $(curl --fail --silent --show-error --max-time 5 "http://$address/")"
}

self_heal() {
  local before after
  before=$(running_task)
  say "Running: $before"
  aws ecs stop-task --cluster "$cluster" --task "$before" --reason "demo" --query 'task.desiredStatus' --output text
  aws ecs wait tasks-stopped --cluster "$cluster" --tasks "$before"
  say "Stopped. Nobody does anything now but ECS."
  wait_until_stable
  after=$(running_task)
  [ "$after" != "$before" ] || fail "The same task is still running."
  say "Running: $after"
  aws ecs describe-services --cluster "$cluster" --services "$service" \
    --query 'services[0].events[:5].[createdAt,message]' --output text
  answer
}

set_reservations() {
  aws ecs update-service --cluster "$cluster" --service "$reserve" --desired-count "$1" \
    --query 'service.desiredCount' --output text
}

instances_in_service() {
  aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$group" \
    --query 'length(AutoScalingGroups[0].Instances[?LifecycleState==`InService`] || `[]`)' --output text
}

# The percentage of the CPU that tasks reserve, of the last minutes, and what the alarms make of it.
reservation() {
  local now reserved alarms
  now=$(date +%s)
  reserved=$(aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name CPUReservation \
    --dimensions "Name=ClusterName,Value=$cluster" --start-time "$((now - 300))" --end-time "$now" \
    --period 60 --statistics Average --query 'sort_by(Datapoints, &Timestamp)[-1].Average' --output text)
  alarms=$(aws cloudwatch describe-alarms --alarm-names "${prefix}upscale" "${prefix}downscale" \
    --query "MetricAlarms[].join('=', [AlarmName, StateValue])" --output text)
  echo "CPU reserved: $reserved %; $alarms"
}

# wait_for_instances COMPARISON NUMBER: `-ge 2`
wait_for_instances() {
  local attempt instances
  for ((attempt = 0; attempt < attempts; attempt++)); do
    instances=$(instances_in_service)
    say "$(reservation); instances: $instances"
    if [ "$instances" "$1" "$2" ]; then return; fi
    sleep "$interval"
  done
  fail "The number of instances has not changed. See: aws autoscaling describe-scaling-activities --auto-scaling-group-name $group"
}

scale() {
  say "Five tasks more, of 128 CPU units each: with ecs-app, 75 % of the 1024 of a t2.micro."
  set_reservations 5
  wait_for_instances -ge 2
  say "An instance was added. Now the tasks go."
  set_reservations 0
  wait_for_instances -le 1
  say "One instance is left."
  aws autoscaling describe-scaling-activities --auto-scaling-group-name "$group" \
    --query 'Activities[:6].[StartTime,StatusCode,Description]' --output text
}

swap() {
  local text=${1:-} before containers after
  [[ $text =~ ^[A-Za-z0-9\ ._-]+$ ]] || fail "Say what to answer, in letters, digits, spaces, dots, hyphens and underscores."
  before=$(aws ecs describe-services --cluster "$cluster" --services "$service" \
    --query 'services[0].taskDefinition' --output text)
  say "Now: $before"
  answer
  containers=$(aws ecs describe-task-definition --task-definition "$before" \
    --query 'taskDefinition.containerDefinitions' --output json |
    sed -E "s/\"-text=([^\"\\\\]|\\\\.)*\"/\"-text=$text\"/")
  after=$(aws ecs register-task-definition --family "$service" --requires-compatibilities EC2 --network-mode bridge \
    --container-definitions "$containers" --query 'taskDefinition.taskDefinitionArn' --output text)
  aws ecs update-service --cluster "$cluster" --service "$service" --task-definition "$after" \
    --query 'service.deployments[].[status,taskDefinition]' --output text
  wait_until_stable
  say "Now: $after"
  answer
}

case ${1:-} in
  self-heal) self_heal ;;
  scale) scale ;;
  swap) swap "${2:-}" ;;
  *) fail "Usage: bash scripts/ecs-demo.sh self-heal | scale | swap TEXT" ;;
esac
