// Container definitions and what stands around them in a task definition, as the ECS API, AWS Batch, Terraform's JSON
// and templates write them all alike.
#pragma once

#include "inventory/task_definition.hpp"
#include "values/value.hpp"

#include <functional>

namespace kakoi::sources {

/// Which Region a text stands for that is written in the place of one: empty for the Region in which the code itself is
/// deployed.
using RegionReader = std::function<base::Known<std::string>(const values::Value&)>;

/// The text as it is; the Region of the code where it is `AWS::Region`, or `data.aws_region…`.
base::Known<std::string> written_region(const values::Value& text);
/// Is it the Region that a data source, or a pseudo parameter, tells, and nothing else?
bool is_told_region(const values::Value& text);

/// What a value that is not known stands for; empty where that is not known either.
std::string address_of(const values::Value& unknown);

/// The Region of the code.
base::Known<std::string> own_region_of(const values::Value& unknown);

/// What a source says of texts in its code.
struct CodeReader {
  RegionReader region = written_region;
  /// The type of the resource that a value that is not known stands for. In Terraform its address says it.
  std::function<std::string(const values::Value&)> type_of = address_of;
  /// The Region in which that resource is made, or which that data source tells: empty for that of the code.
  RegionReader made_in = own_region_of;
};

/// What `definitions`, a list, says of what its containers need. Values of secrets are not read, and
/// of those of the environment only the hosts of URLs.
inventory::Several<inventory::Container> containers_of(const values::Value& definitions, const CodeReader& code = {});
/// Of one, which is a map.
inventory::Container container_of(const values::Value& definition, const CodeReader& code = {});

/// Where a secret, parameter or registry credential comes from, by what is written in its place: an ARN, a name.
base::Known<inventory::Source> source_of(const values::Value& value, const CodeReader& code = {});

/// By the text of an image, holes included: `nginx`, `123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1`, or of
/// Terraform the URL of a repository that the code makes.
inventory::Image image_of(const values::Value& text, const CodeReader& code = {});

/// The EFS file systems among `volumes`, a list as the API writes it.
inventory::Several<inventory::Reference> file_systems_of(const values::Value& volumes);

/// Whether `family`, as of a runtime platform ("WINDOWS_SERVER_2022_CORE"), is Windows; Linux where it is null.
base::Known<bool> is_windows(const values::Value& family);

/// A whole task definition as the API takes it, in any case: `containerDefinitions`, `volumes`, `runtimePlatform`.
inventory::TaskDefinition task_definition_of(inventory::Thing thing, const values::Value& definition,
                                             const CodeReader& code = {});

}  // namespace kakoi::sources
