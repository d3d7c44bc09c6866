// Universal targets, `arn:aws:scheduler:::aws-sdk:SERVICE:ACTION`: any action of any service, its input as JSON.
#pragma once

#include <string_view>

namespace kakoi::sim::services::scheduler {

inline bool is_universal(std::string_view arn) { return arn.find(":scheduler:::aws-sdk:") != std::string_view::npos; }
inline bool runs_tasks(std::string_view arn) { return is_universal(arn) && arn.ends_with(":ecs:runTask"); }

}  // namespace kakoi::sim::services::scheduler
