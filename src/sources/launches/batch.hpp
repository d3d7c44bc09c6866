// AWS Batch's job definitions: what runs in them on a network of its own. (AWS Batch API, RegisterJobDefinition.)
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"
#include "sources/launches/containers.hpp"
#include "values/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

using Platform = base::Known<std::optional<inventory::LaunchType>>;

/// The platform that `capabilities` names, EC2 where it is null.
Platform batch_platform(const values::Value& capabilities);

/// One container, or one range of nodes.
struct BatchPart {
  std::string target;  ///< "nodes 0:3"; empty where there is one thing only
  inventory::Launch launch;
  inventory::TaskDefinition definition{};  ///< what it runs; without a key
  /// Of the setting, or of what is not known in its place; nothing where nothing is written.
  std::optional<base::TrailId> setting{};
};

/// What `properties` starts, which is the value of `holder`: containerProperties, ecsProperties or nodeProperties, in
/// any case and with or without underscore. Nothing for null.
std::vector<BatchPart> batch_parts(std::string_view holder, const values::Value& properties, const Platform& platform,
                                   const CodeReader& code = {});

/// All that a job definition starts, as RegisterJobDefinition takes it.
std::vector<BatchPart> batch_job_parts(const values::Value& job, const CodeReader& code = {});

/// Gives what `part` runs, which is part of the thing with `header`, the key by which its launch names it.
void name_definition(BatchPart& part, const inventory::Identity& id, base::Range header);

}  // namespace kakoi::sources
