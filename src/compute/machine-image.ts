const PARAMETERS = "/aws/service";
const ECS_LINUX: Record<"X86_64" | "ARM64", string> = {
  X86_64: `${PARAMETERS}/ecs/optimized-ami/amazon-linux-2023/recommended/image_id`,
  ARM64: `${PARAMETERS}/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id`,
};
const ECS_WINDOWS = `${PARAMETERS}/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id`;
const AMAZON_LINUX_2023 = `${PARAMETERS}/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64`;

/** What decides how an instance joins a cluster. */
export type ImageOperatingSystem = "LINUX" | "WINDOWS";

/** The disk that the images of Amazon Linux start from, and that those of Windows do. */
const LINUX_ROOT = "/dev/xvda";
const WINDOWS_ROOT = "/dev/sda1";

/** What an instance starts from. */
export class MachineImage {
  /** An image by its id, `ami-...`. */
  static fromId(imageId: string, operatingSystem: ImageOperatingSystem = "LINUX"): MachineImage {
    return new MachineImage(imageId, operatingSystem);
  }

  /** The image whose id stands in a public or own parameter of Systems Manager. */
  static fromSsmParameter(parameterName: string, operatingSystem: ImageOperatingSystem = "LINUX"): MachineImage {
    return new MachineImage(`resolve:ssm:${parameterName}`, operatingSystem);
  }

  /**
   * The newest Amazon Linux 2023 with Docker and the agent of ECS.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html
   */
  static ecsOptimized(architecture: "X86_64" | "ARM64" = "X86_64"): MachineImage {
    return new MachineImage(`resolve:ssm:${ECS_LINUX[architecture]}`, "LINUX", LINUX_ROOT);
  }

  /** The newest Windows Server 2022 Core with Docker and the agent of ECS. */
  static ecsOptimizedWindows(): MachineImage {
    return new MachineImage(`resolve:ssm:${ECS_WINDOWS}`, "WINDOWS", WINDOWS_ROOT);
  }

  /** The newest Amazon Linux 2023, x86_64. */
  static amazonLinux2023(): MachineImage {
    return new MachineImage(`resolve:ssm:${AMAZON_LINUX_2023}`, "LINUX", LINUX_ROOT);
  }

  private constructor(
    /**
     * As a launch template takes it: EC2 itself looks a parameter up at each start, so new instances have the newest image.
     * https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
     */
    readonly atLaunch: string,
    readonly operatingSystem: ImageOperatingSystem,
    /** The name of the disk that it starts from; `undefined` for an image of which only its maker knows. */
    readonly rootDeviceName?: string,
  ) {}
}
