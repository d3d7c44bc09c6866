// What a task says that cannot start.
#pragma once

#include <string_view>

namespace kakoi::sim::orchestration::texts {

// Observed.
constexpr std::string_view kInitialization = "ResourceInitializationError: ";
constexpr std::string_view kSecretsOrAuth = "unable to pull secrets or registry auth: ";
constexpr std::string_view kNoRegistryAuth =
    "The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. "
    "Check your task network configuration. RequestError: send request failed caused by: Post \"";
constexpr std::string_view kNoSecret =
    "unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check "
    "your task network configuration. failed to fetch secret ";
constexpr std::string_view kFromSecretsManager = " from secrets manager: ";
constexpr std::string_view kRequestFailed = "RequestError: send request failed caused by: ";
constexpr std::string_view kCannotPull = "CannotPullContainerError: ";
constexpr std::string_view kFromRegistry =
    " from the registry. There is a connection issue between the task and the registry. Check your task network "
    "configuration. ";
constexpr std::string_view kOldPullEnd =
    ": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)";
constexpr std::string_view kFailedToStart = "Task failed to start";
constexpr std::string_view kNoLogs =
    "failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task "
    "definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. "
    ": signal: killed";
constexpr std::string_view kRetrievalFailed =
    "execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 "
    "time(s): AccessDeniedException: ";
constexpr std::string_view kLayerForbidden =
    "ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code ";
constexpr std::string_view kEfs = "failed to invoke EFS utils commands to set up EFS volumes: stderr: ";
constexpr std::string_view kEfsUnresolved =
    " - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file "
    "system "
    "ID. See https://docs.aws.amazon.com/console/efs/mount-dns-name for more detail. : unsuccessful EFS utils command "
    "execution; code: 1";

// Not observed.
constexpr std::string_view kNoInterface =
    "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment ";
constexpr std::string_view kInSubnet = " in subnet '";
// The code at its end has been seen in tasks that stopped.
constexpr std::string_view kNoFreeAddresses = "': InsufficientFreeAddressesInSubnet";
constexpr std::string_view kNoParameter =
    "unable to retrieve secrets from ssm: There is a connection issue between the task and AWS Systems Manager "
    "Parameter Store. Check your task network configuration. failed to fetch secret ";
constexpr std::string_view kFromParameterStore = " from ssm: ";
constexpr std::string_view kNoEnvironmentFiles =
    "failed to download env files: The task cannot download the environment variable files from Amazon S3. There is a "
    "connection issue between the task and Amazon S3. Check your task network configuration. ";
constexpr std::string_view kEfsTimeout =
    "mount.nfs4: Connection timed out : unsuccessful EFS utils command execution; code: 32";
constexpr std::string_view kByEndpointPolicy = " because no VPC endpoint policy allows the ";

}  // namespace kakoi::sim::orchestration::texts
