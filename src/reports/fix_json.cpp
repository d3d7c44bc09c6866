#include "reports/plan_reports.hpp"

#include <nlohmann/json.hpp>

namespace kakoi::reports {

std::string fix_json(const FixResult& result) {
  using Json = nlohmann::ordered_json;
  Json plan = Json::parse(result.plan);
  for (std::size_t i = 0; i < result.is_chosen.size(); ++i) {
    plan["plans"][i]["chosen"] = static_cast<bool>(result.is_chosen[i]);
  }
  Json out = {{"schema", "kakoi.fix/1"}, {"outcome", result.outcome}};
  if (!result.why.empty()) {
    out["why"] = result.why;
  }
  for (const LeftFile& one : result.left) {
    out["left"].push_back({{"file", one.file}, {"why", one.why}});
  }
  out["plans"] = std::move(plan["plans"]);
  for (const char* part : {"unknown", "not_checked", "diagnostics"}) {
    out[part] = std::move(plan[part]);
  }
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kakoi::reports
